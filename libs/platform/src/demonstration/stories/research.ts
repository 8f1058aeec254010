import type { HolidayCalendar } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import type { AgencyEntry } from '@lantern/rules'
import type { Agenda } from '../agenda.js'
import type { Send, Stage } from '../case-story.js'
import type { Chance } from '../chance.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'
import { kindOfAgency, researchWords } from './agency-words.js'

const worksheets = ['Searched the case system and two archives by all spellings.', 'Third party named in our notes: not shared, not relevant to this risk.'] as const
const opinions = ['He is waiting for her to go back; contact weekends worry us most.', 'She plays down what happens. We believe that the risk is rising.', 'Our worker finds the children frightened of him.'] as const
const additions = ['A new call last night: shouting, nobody hurt, he had left.', 'He has given a new address to our office.'] as const

interface Returning {
  readonly agenda: Agenda
  readonly send: Send
  readonly standing: Stage['standing']
  readonly chance: Chance
  readonly calendar: HolidayCalendar
  readonly spokenFor: (agency: string) => Person
  readonly agencies: readonly AgencyEntry[]
}

/** What agencies return on a case: most in time, some late, a few weeks after they were reminded; now and then something more, and once in a while something is withdrawn. */
export function planReturns({ agenda, send, standing, chance, calendar, spokenFor, agencies }: Returning, ref: string, requestedAt: Instant, asked: readonly string[]): void {
  const share = { basis: 'public-task', confirmation: ['confirmed'] }
  const plan = (at: Instant, agency: string, name: string, body: object) =>
    agenda.plan(at, async () => {
      // Once a case is closed, what was not told is asked for no more.
      if ((await standing(ref)).status === 'open') await send(spokenFor(agency), at, 'marac', name, ref, body)
    })
  for (const agency of asked) {
    const says = researchWords(kindOfAgency(agencies, agency))
    const days = chance.happens(0.04) ? chance.between(12, 35) : chance.happens(0.9) ? chance.between(1, 5) : chance.between(6, 9)
    const returnedAt = later(requestedAt, days, calendar, chance)
    if (chance.happens(0.25)) {
      plan(returnedAt, agency, 'return-research', { answer: 'nothing', searched: chance.of(says.searched) })
      continue
    }
    plan(returnedAt, agency, 'return-research', {
      answer: 'known',
      shared: chance.of(says.shared),
      searched: chance.of(says.searched),
      ...(chance.happens(0.5) ? { opinion: chance.of(opinions) } : {}),
      ...(chance.happens(0.15) ? { differences: [{ whose: 'perpetrator', what: 'address', held: 'Another flat in the same road' }] } : {}),
      ...(chance.happens(0.2) ? { withheld: 'A third party named in our notes: not relevant to this risk.' } : {}),
      ...(chance.happens(0.3) ? { worksheet: chance.of(worksheets) } : {}),
      ...share,
    })
    // The next working day: before most cases are closed.
    if (chance.happens(0.03)) plan(later(returnedAt, 1, calendar, chance), agency, 'add-to-research', { shared: chance.of(additions), ...share })
    if (chance.happens(0.004)) plan(later(returnedAt, 1, calendar, chance), agency, 'withdraw-research', { told: 'return', reason: 'It was about another family of the same name.' })
  }
}
