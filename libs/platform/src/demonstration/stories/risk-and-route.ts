import type { Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

const harm = ['Serious injury or death by strangulation, at home or at a handover of the children.', 'Further assaults with a weapon; harm to whoever helps her.', 'Suicide of the victim under constant control and threats.']
const indicators = ['Strangulation in May, separation three weeks ago, threats to kill that she believes.', 'Two incidents a week by the neighbours’ account; he has lost his work and drinks more.', 'He breaks the order each time that it is made, and knows her new address.']
const protective = ['Her sister next door, new locks, and a mother who takes the children on Fridays.', 'He is on a tag until March. She uses the safe word with the school.', 'None known beyond the bail conditions.']
const decided = { high: ['Separation, strangulation and believed threats together, whatever the score.', 'It is getting worse and he knows where she lives.'], medium: ['He is in custody until May; to be looked at again before his release.', 'One incident, no injury, and she has moved; stalking has stopped.'] } as const
const dissents = ['We see him every week and think that the risk is lower than this.', 'Our worker was there last night. This understates what the children saw.']
const overrides = ['The tag ends on Friday: until he has an address the level stays high.', 'Three agencies hold that he has left the country. To be looked at in two weeks.']
const managed = ['Five agencies, one clear plan, nothing that needs a discussion.', 'Research agrees in everything. Actions can be agreed here.', 'The main risk is answered by his remand.']
const listed = ['Two areas, three social workers, and returns that contradict each other.', 'Repeat within four months, and the last plan did not hold.']
const asks = ['Our return and the school’s contradict each other on who collects the children.', 'She has refused three visits. We need to agree who can still reach her.', 'Two of our staff were followed home. We need to agree how anybody visits.']
const answers = { meeting: ['Agreed: the agencies need to speak with each other. It is to be listed for the next meeting of the area.'], 'hub-managed': ['The school and social care have settled it today, see their messages. Ask again if that does not hold.'] } as const
/** Working days after which an area has met: what is on no agenda by then is mostly settled without one. */
const monthAndMore = 18
const settled = 'The agencies have settled between themselves what was open; a meeting is no longer needed.'

/**
 * Once research has come: a risk summary, a decision on the level, now and then with dissent or an override; the route, for some two in five to a
 * meeting; and in some cases a partner who asks for one, whom the Hub mostly answers within days, now and then within weeks.
 */
export function planRiskAndRoute(stage: Stage, ref: string, at: Instant, { coordinator, others }: { readonly coordinator: Person; readonly others: readonly Person[] }): void {
  const { agenda, send, chance, rules, people } = stage
  const { calendar } = rules
  const manager = people.find(({ roles }) => roles.includes('marac-manager')) ?? coordinator
  const speaker = others.length === 0 ? coordinator : chance.of(others)
  const when = (moment: Instant, run: () => Promise<unknown>) =>
    agenda.plan(moment, async () => {
      if ((await stage.standing(ref)).status === 'open') await run()
    })
  const minutes = (count: number): Instant => new Date(Date.parse(at) + count * 60_000).toISOString()

  if (chance.happens(0.85)) {
    when(at, () => send(coordinator, at, 'marac', 'summarise-risk', ref, { possibleHarm: chance.of(harm), indicators: chance.of(indicators), protective: chance.of(protective) }))
    const decidedAt = minutes(12)
    const level = chance.happens(0.85) ? 'high' : 'medium'
    when(decidedAt, () => send(coordinator, decidedAt, 'marac', 'decide-risk', ref, { level, rationale: chance.of(decided[level]) }))
    if (chance.happens(0.07)) {
      const dissentAt = later(decidedAt, 1, calendar, chance)
      when(dissentAt, () => send(speaker, dissentAt, 'marac', 'dissent-from-risk', ref, { reason: chance.of(dissents) }))
      const overriddenAt = later(dissentAt, 1, calendar, chance)
      if (chance.happens(0.4)) when(overriddenAt, () => send(manager, overriddenAt, 'marac', 'override-risk', ref, { level: level === 'high' ? 'medium' : 'high', rationale: chance.of(overrides) }))
    }
  }

  const routedAt = minutes(30)
  const route = chance.happens(0.4) ? 'meeting' : 'hub-managed'
  const choose = (moment: Instant, to: 'meeting' | 'hub-managed', reason: string) =>
    when(moment, async () => {
      const now = await stage.standing(ref)
      // What is on an agenda is heard there.
      if (now.route !== to && now.meetingRequests.length === 0 && now.listedFor === undefined) await send(coordinator, moment, 'marac', 'choose-route', ref, { route: to, reason })
    })
  choose(routedAt, route, chance.of(route === 'meeting' ? listed : managed))
  if (route === 'meeting') choose(later(routedAt, chance.between(5, 20) + monthAndMore, calendar, chance), 'hub-managed', settled)

  if (speaker === coordinator || !chance.happens(0.1)) return
  const askedAt = later(routedAt, chance.between(1, 3), calendar, chance)
  when(askedAt, () => send(speaker, askedAt, 'marac', 'request-meeting', ref, { reason: chance.of(asks) }))
  const answeredAt = later(askedAt, chance.happens(0.8) ? chance.between(0, 3) : chance.between(8, 15), calendar, chance)
  const answer = chance.happens(0.6) ? 'meeting' : 'hub-managed'
  when(answeredAt, async () => {
    for (const request of (await stage.standing(ref)).meetingRequests) await send(coordinator, answeredAt, 'marac', 'answer-meeting-request', ref, { request, route: answer, reason: chance.of(answers[answer]) })
  })
  if (answer === 'meeting') choose(later(answeredAt, chance.between(5, 20) + monthAndMore, calendar, chance), 'hub-managed', settled)
}
