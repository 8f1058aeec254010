import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { reasons } from '../invented.js'
import { later } from '../moments.js'
import { planMove } from './transfer.js'
import type { Person } from '../people.js'

const considered = [
  ['Home, school, contact with the father and who collects them.', 'The school holds a list of who may collect them, and contact is suspended by the court.'],
  ['Whether they saw or heard it, how they sleep, and whom they talk to.', 'They see the school counsellor each week; the social worker visits at home.'],
  ['Their safety on the way to school and at the new address.', 'They now live with their grandmother in another town, which he does not know.'],
] as const

const tellings = ['By telephone at work. She agrees with it.', 'At the office. She would like the locks done first.', 'By telephone. She will tell the school herself.'] as const

/** A case is closed once its actions are finished and each child was considered; the coordinator looks again each week until then. */
export function planClosing(stage: Stage, ref: string, after: Instant, workingDays: number, coordinator: Person, looks = 1): void {
  const { agenda, send, chance, finished, unconsidered, rules } = stage
  const at = later(after, workingDays, rules.calendar, chance)
  agenda.plan(at, async () => {
    if (!(await finished(ref))) {
      // An action that nobody has done for weeks: now and then because the victim has moved.
      if (looks === 5 && (await planMove({ ...stage, chance: chance.fork('move') }, ref, at, coordinator))) return
      return planClosing(stage, ref, at, 5, coordinator, looks + 1)
    }
    for (const child of await unconsidered(ref)) {
      const [what, why] = chance.of(considered)
      await send(coordinator, at, 'marac', 'consider-child', ref, { child, considered: what, enough: why })
    }
    await send(coordinator, at, 'marac', 'close-case', ref, { outcome: 'plan-complete', reason: chance.of(reasons.close) })
    await planFlags(stage, ref, at)
  })
}

/** One agency in five says within days that their flag is on; the others are still to be reminded. */
async function planFlags({ agenda, send, chance, people, rules, standing }: Stage, ref: string, after: Instant): Promise<void> {
  for (const agency of Object.keys((await standing(ref)).flags)) {
    const speaker = people.find(person => person.agency === agency && person.roles.some(role => role === 'agency-representative' || role === 'idva'))
    if (!speaker || chance.happens(0.8)) continue
    const at = later(after, chance.between(0, 4), rules.calendar, chance)
    agenda.plan(at, async () => void (await send(speaker, at, 'marac', 'put-flag-on', ref, {})))
  }
}

/** An action for a child or a perpetrator mostly says which of them. */
export async function namedFor({ chance, standing }: Stage, ref: string, target: string): Promise<{ readonly person?: string }> {
  if (target !== 'child' && target !== 'perpetrator') return {}
  const all = Object.entries((await standing(ref)).people).flatMap(([id, role]) => (role === target ? [id] : []))
  return all.length > 0 && chance.happens(0.6) ? { person: chance.of(all) } : {}
}

/** Mostly the IDVA is to tell the victim what was planned, and says within days that it was done, or why it was not. */
export function planTelling({ agenda, send, chance, people, rules, onCase }: Stage, ref: string, plannedAt: Instant, coordinator: Person): void {
  const idva = people.find(({ roles }) => roles.includes('idva'))
  if (!idva || !chance.happens(0.7)) return
  const at = later(plannedAt, 0, rules.calendar, chance)
  agenda.plan(at, async () => {
    if (!(await onCase(ref, idva))) return
    await send(coordinator, at, 'marac', 'name-teller', ref, { agency: idva.agency })
    if (!chance.happens(0.7)) return
    const toldAt = later(at, chance.between(0, 2), rules.calendar, chance)
    const told = chance.happens(0.8) ? { told: 'told', toldOn: londonDate(toldAt), note: chance.of(tellings) } : { told: 'not-told', because: 'not-reached', reason: 'Her telephone has been off since Monday.' }
    agenda.plan(toldAt, async () => void (await send(idva, toldAt, 'marac', 'record-victim-told', ref, told)))
  })
}
