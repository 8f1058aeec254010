import { formatDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { inDate, type Get, type SummaryRow } from '@lantern/web-kit'
import { CasePeople, caseReadOf } from './case-people.js'
import { roleWords } from './marac-case/people/people.words.js'

/** Whom the flag is about, and until when. Names people, so it is recorded as a reading of the case. */
export const whomToFlag =
  (what: 'on' | 'off') =>
  async (get: Get, ref: string, actor: Actor): Promise<{ readonly said: string; readonly people: readonly SummaryRow[] }> => {
    const [record] = await Promise.all([get(CasePeople).of(ref), caseReadOf(get, ref, actor)])
    if (!record?.flag) return { said: '', people: [] }
    const until = formatDate(record.flag.until)
    return {
      said:
        what === 'on'
          ? `Flag these people on your agency's system until ${until}, so that a further incident is recognised as a repeat and referred. Then say here that it is done.`
          : `The flag of these people ended on ${until}. Take it off your agency's system, and then say here that it is done.`,
      people: record.people.map(({ role, details }) => ({
        key: roleWords[role],
        value: details ? `${details.name}${details.dateOfBirth === undefined ? '' : `\nBorn ${inDate(details.dateOfBirth)}`}` : 'No longer held',
      })),
    }
  }
