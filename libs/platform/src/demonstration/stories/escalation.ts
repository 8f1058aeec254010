import { addWorkingDays, londonDate } from '@lantern/clock'
import { isDecidedAt } from '@lantern/actions'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { officeHour } from '../moments.js'
import type { Person } from '../people.js'

const chases = ['Who has this now, and on which day will it be done?', 'We have not heard since it fell due. Please ring the coordinator today.'] as const
const raisings = ['There was another incident at the weekend, and this cannot wait for the next step.', 'The agency said that it does not know who has it.'] as const
const directions = ['The service does this within three days, and its head of service reports to the manager.', 'A worker is named by tomorrow, and the work is done this week.'] as const
const closings = ['The reasons lie in the staffing of the service, which the group takes up at its next meeting.'] as const

/** What those do to whom a late action was raised: chase it or raise it, direct its agency, or let it rest. Whatever has ended by then is left alone. */
export function planEscalation({ agenda, send, chance, rules: { calendar }, raised, people }: Stage, action: string, dueOn: CalendarDate, coordinator: Person): void {
  const who = (role: string): Person => people.find(({ roles }) => roles.some(each => each === role)) ?? coordinator
  const on = (workingDays: number): Instant => officeHour(addWorkingDays(dueOn, workingDays, calendar).date, chance)
  const after = (at: Instant, workingDays: number): CalendarDate => addWorkingDays(londonDate(at), workingDays, calendar).date
  const [first, second, third] = [on(3), on(8), on(16)]
  const early = chance.happens(0.25) ? 'raise-action' : 'chase-action'
  agenda.plan(first, async () => {
    if ((await raised(action)) !== 'coordinator') return
    await send(coordinator, first, 'actions', early, action, early === 'chase-action' ? { until: after(first, 2), reason: chance.of(chases) } : { reason: chance.of(raisings) })
  })
  agenda.plan(second, async () => {
    if ((await raised(action)) === 'marac-manager' && chance.happens(0.5)) await send(who('marac-manager'), second, 'actions', 'direct-action', action, { until: after(second, 3), reason: chance.of(directions) })
  })
  agenda.plan(third, async () => {
    if ((await raised(action)) === 'tactical-group' && chance.happens(0.3)) await send(who('tactical-member'), third, 'actions', 'close-escalation', action, { reason: chance.of(closings) })
  })
}

/** More time is given by whoever has it then: its agency, the Hub, or the manager, who accepts the reason. */
export async function giveTime({ send, raised }: Pick<Stage, 'send' | 'raised'>, at: Instant, action: string, body: object, { owner, coordinator, manager }: { readonly owner: Person; readonly coordinator: Person; readonly manager: Person }): Promise<void> {
  const tier = await raised(action)
  if (isDecidedAt(tier)) await send(manager, at, 'actions', 'accept-reason', action, body)
  else await send(tier === undefined ? owner : coordinator, at, 'actions', 'extend-action', action, body)
}
