/** A case is known by its reference, such as MC-4T7Q9-XWC2D: opaque, so that it says nothing of how many there are or when. */
export type CaseRef = string

/** Whether a text can be the reference of a case at all. */
export const isCaseRef = (text: string): boolean => /^MC(-[0-9A-Z]{5}){2}$/.test(text)
