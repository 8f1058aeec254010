/** A case as far as it says who comes for it. */
export interface CaseToHear {
  readonly ref: string
  readonly agencies: ReadonlySet<string>
  readonly excluded: ReadonlySet<string>
  /** Undefined where it is not restricted. */
  readonly only: ReadonlySet<string> | undefined
}
/** Somebody who can be invited: of the Hub, or who speaks for their agency. */
export interface Invitable {
  readonly user: string
  readonly agency: string
  readonly ofHub: boolean
}
export interface Invitation {
  readonly user: string
  readonly agency: string
  readonly ofHub: boolean
  /** The cases that they are invited to hear. */
  readonly cases: readonly string[]
}

/**
 * Who is invited to hear which case: whoever speaks for an agency on it, and the Hub. Who is excluded from a case is not invited to hear it, and who is excluded from each is not invited at all.
 * `leftOff` says how many that concerns for a case, and never who.
 */
export function invitationsOf(cases: readonly CaseToHear[], people: readonly Invitable[]): { readonly invited: readonly Invitation[]; readonly leftOff: ReadonlyMap<string, number> } {
  const leftOff = new Map<string, number>()
  const invited = people.flatMap((person): readonly Invitation[] => {
    const concerned = cases.filter(({ agencies }) => person.ofHub || agencies.has(person.agency))
    const may = concerned.filter(({ excluded, only }) => !excluded.has(person.user) && (only?.has(person.user) ?? true))
    for (const { ref } of concerned.filter(each => !may.includes(each))) leftOff.set(ref, (leftOff.get(ref) ?? 0) + 1)
    return may.length > 0 || (person.ofHub && cases.length === 0) ? [{ ...person, cases: may.map(({ ref }) => ref) }] : []
  })
  return { invited, leftOff }
}
