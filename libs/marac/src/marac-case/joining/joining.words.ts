import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { JoiningEvent } from './joining.events.js'

/** Which case or referral it was is said where it may be seen, not here: who reads one of them need not know of the other. */
export const joiningSentences: Sentences<JoiningEvent> = {
  ReferralJoined: () => 'The Hub joined the referral to the open case of the same people',
  IncidentAdded: ({ data: { agency, incident } }, open, names) => `${names.agency(agency)} referred a further incident${said(open(incident))}`,
}
