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
 * moment from which the Hub decides; undefined for one that nobody has completed.
 */
export function planReturn({ agenda, send, standing, chance, rules }: Stage, ref: string, at: Instant, { coordinator, referrer, body }: { readonly coordinator: Person; readonly referrer: Person; readonly body: Referred }): Instant | undefined {
  if (!chance.happens(0.06)) return at
  const { add, ...request } = chance.of(asked)
  const returnedAt = later(at, 0, rules.calendar, chance)
  agenda.plan(returnedAt, async () => void (await send(coordinator, returnedAt, 'marac', 'return-referral', ref, request)))
  if (chance.happens(0.15)) return undefined
  const completedAt = later(returnedAt, chance.between(0, 2), rules.calendar, chance)
  agenda.plan(completedAt, async () => {
    const { people } = await standing(ref)
    const ids = (role: string) => Object.keys(people).filter(id => people[id] === role)
    const again = (rows: readonly object[], role: string) => rows.map((row, i) => ({ ...row, person: ids(role)[i] }))
    await send(referrer, completedAt, 'marac', 'complete-referral', ref, { ...body, ...add, perpetrators: again(body.perpetrators, 'perpetrator'), children: again(body.children, 'child') })
  })
  return later(completedAt, 0, rules.calendar, chance)
}
