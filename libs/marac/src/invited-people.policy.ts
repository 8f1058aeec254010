import type { Invitation } from './invitations.policy.js'
import type { Invitee } from './meeting/meeting.events.js'

/** What of a case says who is invited. Lists of users as rows have them: `,a,b,`. */
interface Row {
  readonly ref: string
  readonly coordinator: string | null
  readonly excluded: string
  readonly restricted_to: string
}

export interface InvitedPerson extends Invitation {
  readonly chair: boolean
  /** Of how many of the cases they are the coordinator. */
  readonly coordinates: number
}

/** Those who may come and are asked to: everybody who speaks for an agency on a case, and of the Hub whoever takes the chair or coordinates a case; its others may come, and are not written to. */
export function expected(invited: readonly Invitation[], rows: readonly Row[], chair: string): readonly InvitedPerson[] {
  return invited.flatMap(person => {
    const coordinates = rows.filter(({ ref, coordinator }) => coordinator === person.user && person.cases.includes(ref)).length
    const takesChair = person.user === chair
    return person.agency !== 'hub' || takesChair || coordinates > 0 ? [{ ...person, chair: takesChair, coordinates }] : []
  })
}

/** Whom to tell: each of them, and the mailbox of an agency where all who read it may know of one of its cases. */
export function inviteesOf(people: readonly InvitedPerson[], rows: readonly Row[], readersOf: (agency: string) => readonly string[]): readonly Invitee[] {
  const byAgency = Map.groupBy(people.filter(({ agency }) => agency !== 'hub'), ({ agency }) => agency)
  const mailboxes = [...byAgency].flatMap(([agency, own]) => {
    const refs = new Set(own.flatMap(({ cases }) => cases))
    const open = rows.some(({ ref, excluded, restricted_to: only }) => refs.has(ref) && only === '' && !readersOf(agency).some(user => excluded.split(',').includes(user)))
    return open ? [`mailbox:${agency}` as const] : []
  })
  return [...people.map(({ user }) => `user:${user}` as const), ...mailboxes].sort()
}

/** The same list as far as a reader may know of the cases: whoever comes for others alone is not on it, as if these did not exist. */
export const seenBy = (people: readonly InvitedPerson[], mayKnow: ReadonlySet<string>): readonly InvitedPerson[] =>
  people.flatMap(person => {
    const cases = person.cases.filter(ref => mayKnow.has(ref))
    return cases.length > 0 || person.chair ? [{ ...person, cases }] : []
  })
