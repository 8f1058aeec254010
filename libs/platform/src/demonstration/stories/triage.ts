import type { Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

const asked = [
  { parts: ['safe-contact', 'risk'], missing: 'When is it safe to call her, and which topics of the DASH did she answer yes to? The score alone does not say.', add: { safeWhen: 'weekdays from ten to noon, never after the school run' } },
  { parts: ['children', 'what-happened'], missing: 'Do the children live with them, and what happened on the night itself? You write "again".', add: { previousMarac: 'None that she knows of.' } },
  { parts: ['wishes'], missing: 'Does she know of this referral, and did she agree? If not, we need your ground for going without.', add: { victimKnows: 'yes', consent: 'given', wants: 'To stay in her home, and that he does not learn where the children go to school.' } },
] as const

interface Referred {
  readonly perpetrators: readonly object[]
  readonly children: readonly object[]
}

/**
 * One referral in sixteen comes without what the Hub needs and goes back to who made it; most are completed within two working days. Gives the
 * moment from which the Hub decides: for one that nobody has completed, weeks later, on what is there.
 */
export function planReturn({ agenda, send, standing, chance, rules }: Stage, ref: string, at: Instant, { coordinator, referrer, body }: { readonly coordinator: Person; readonly referrer: Person; readonly body: Referred }): Instant {
  if (!chance.happens(0.06)) return at
  const { add, ...request } = chance.of(asked)
  const returnedAt = later(at, 0, rules.calendar, chance)
  agenda.plan(returnedAt, async () => void (await send(coordinator, returnedAt, 'marac', 'return-referral', ref, request)))
  if (chance.happens(0.15)) return later(returnedAt, chance.between(8, 15), rules.calendar, chance)
  const completedAt = later(returnedAt, chance.between(0, 2), rules.calendar, chance)
  agenda.plan(completedAt, async () => {
    const { people } = await standing(ref)
    const ids = (role: string) => Object.keys(people).filter(id => people[id] === role)
    const again = (rows: readonly object[], role: string) => rows.map((row, i) => ({ ...row, person: ids(role)[i] }))
    await send(referrer, completedAt, 'marac', 'complete-referral', ref, { ...body, ...add, perpetrators: again(body.perpetrators, 'perpetrator'), children: again(body.children, 'child') })
  })
  return later(completedAt, 0, rules.calendar, chance)
}

const appeals = [
  { reason: 'You counted one argument. She has told our worker since that he took her keys and her telephone for two days, and that he knows the new address.', outcome: 'accepted', answer: 'What was told since points to control and to escalation. The Hub takes it on.' },
  { reason: 'They live in Essex on paper only: she stays with her mother in the area, and he comes there.', outcome: 'accepted', answer: 'She lives in the area now, and that decides.' },
  { reason: 'We still hold that the risk is high, by the judgement of two workers who know the family.', outcome: 'stands', answer: 'Nothing new has happened since, and your own plan covers what is known. Refer at once when anything changes.' },
] as const

/** A third of those who were not accepted appeal; most have their answer within two working days, and some wait for it. */
export function planAppeal({ agenda, send, chance, rules, people }: Stage, ref: string, at: Instant, referrer: Person, accepted: (ref: string, at: Instant) => void): void {
  const manager = people.find(({ roles }) => roles.includes('marac-manager'))
  if (!manager || !chance.happens(0.35)) return
  const { reason, outcome, answer } = chance.of(appeals)
  const appealedAt = later(at, chance.between(0, 2), rules.calendar, chance)
  agenda.plan(appealedAt, async () => void (await send(referrer, appealedAt, 'marac', 'appeal-referral', ref, { reason })))
  const answeredAt = later(appealedAt, chance.happens(0.2) ? chance.between(5, 12) : chance.between(0, 2), rules.calendar, chance)
  agenda.plan(answeredAt, async () => {
    await send(manager, answeredAt, 'marac', 'answer-appeal', ref, { outcome, reason: answer })
    if (outcome === 'accepted') accepted(ref, answeredAt)
  })
}
