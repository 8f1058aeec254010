import type { PersonRole } from '../referral/referral.record.js'

/** The part that a person has in a case, as people read it. */
export const roleWords: Readonly<Record<PersonRole, string>> = { victim: 'Victim', perpetrator: 'Perpetrator', child: 'Child' }
