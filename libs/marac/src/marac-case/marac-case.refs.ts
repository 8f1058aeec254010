/** Whether a text can be the reference of a case at all. */
export const isCaseRef = (text: string): boolean => /^MC(-[0-9A-Z]{5}){2}$/.test(text)
