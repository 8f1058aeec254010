import { addWorkingDays, londonDate, type HolidayCalendar } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import type { maracCase } from '@lantern/marac'
import { agenciesToAsk, type AgencyEntry, type AreaEntry, type RulesInForce, type Tier } from '@lantern/rules'
import type { Agenda } from './agenda.js'
import type { Chance } from './chance.js'
import { whereOf } from './districts.js'
import { address, happened, judgements, person, plans, reasons, telephone } from './invented.js'
import { addDays, later } from './moments.js'
import { childDetails, referralDetails, unborn } from './stories/referral-details.js'
import { kindOfAgency, planWords } from './stories/agency-words.js'
import { planReturns } from './stories/research.js'
import type { Person } from './people.js'
import { planAccess } from './stories/access.js'
import { planHandOn } from './stories/away.js'
import { giveTime, planEscalation } from './stories/escalation.js'
import { planPeople, sayWhoIsWho, toldAgain, type Matching, type ToldOf } from './stories/people.js'
import { planRiskAndRoute } from './stories/risk-and-route.js'
import { planActionInError, planInError } from './stories/in-error.js'
import { planLinks } from './stories/links.js'
import { planFiles } from './stories/files.js'
import { namedFor, planClosing, planTelling } from './stories/closing.js'
import { planTalk, type Talking } from './stories/talk.js'
import { planAppeal, planReturn } from './stories/triage.js'
import { planAcknowledged, planTransfer, planTransferIn, sentByAnotherArea } from './stories/transfer.js'
import { planVoices } from './stories/voices.js'

/** Sends a command as somebody at a moment, and answers with the reference it was recorded under. */
export type Send = (by: Actor, at: Instant, context: 'marac' | 'actions' | 'partnership' | 'funding', name: string, ref: string | undefined, body: object) => Promise<string>

export interface Stage {
  readonly agenda: Agenda
  readonly send: Send
  /** How a case stands at this moment of the story. */
  readonly standing: (ref: string) => Promise<(typeof maracCase)['initialState']>
  /** Whether somebody's agency is on the case, so that they may do something on it. */
  readonly onCase: (ref: string, person: Person) => Promise<boolean>
  /** Whether every action of the case is finished and nobody waits for a meeting, so that it can be closed. */
  readonly finished: (ref: string) => Promise<boolean>
  /** The tier outside its agency that a late action was raised to. */
  readonly raised: (action: string) => Promise<Tier | undefined>
  /** Whether a command may follow on an action now: another story may have ended it. */
  readonly mayFollow: (action: string, command: 'claim-action-done' | 'return-action' | 'verify-action') => Promise<boolean>
  /** Its actions that are still to be done by their agencies. */
  readonly unmet: (ref: string) => Promise<readonly string[]>
  /** The children of whom nobody has said anything yet, by their person ids. */
  readonly unconsidered: (ref: string) => Promise<readonly string[]>
  readonly talking: Talking
  readonly matching: Matching
  /** Whom earlier referrals told of: each adds its own. */
  readonly toldOf: ToldOf[]
  /** Of this case; each part of its story draws from a fork, so that a new part changes no other. */
  readonly chance: Chance
  readonly rules: RulesInForce
  readonly people: readonly Person[]
  readonly areas: readonly AreaEntry[]
  readonly agencies: readonly AgencyEntry[]
}

const hubRoles = ['coordinator']
const speaks = (role: string): boolean => role === 'agency-representative' || role === 'idva'

/**
 * Plans one invented case from its referral on: each step plans what follows it, so that the whole reads as a case does. Most are whole;
 * some wait for triage, for research or for actions that are late. One that `waits` is decided on no sooner than the next working day.
 */
export function planCase(stage: Stage, referredAt: Instant, number: number, waits = false): void {
  const { agenda, send, chance, rules, people, areas, agencies } = stage
  const { calendar } = rules
  const part = (name: string): Stage => ({ ...stage, chance: chance.fork(name) })
  const spokenFor = (agency: string): Person => need(people.find(({ agency: of, roles }) => of === agency && roles.some(speaks)))
  const coordinator = need(people.filter(({ roles }) => roles.some(role => hubRoles.includes(role)))[number % 4])
  const { area, district } = whereOf(chance, areas)
  const { referrer, body: invented } = referral(chance, area, agencies, londonDate(referredAt))
  // Now and then a referrer knows the area alone.
  const body = { ...invented, ...(chance.fork('district').happens(0.92) && { district: district.id }), ...toldAgain(chance, stage.toldOf, referredAt, area.id) }
  const children = body.children.length > 0
  stage.toldOf.push({ ...body, at: referredAt, area: area.id })

  agenda.plan(referredAt, async () => {
    const from = sentByAnotherArea(part('transfer in'), londonDate(referredAt))
    const sender = from ? coordinator : spokenFor(referrer)
    const ref = await send(sender, referredAt, 'marac', from ? 'receive-transfer' : 'submit-referral', undefined, { ...body, ...from })
    if (from) planAcknowledged(part('acknowledged'), ref, referredAt, coordinator)
    planVoices(part('voices'), ref, referredAt, area)
    const whole = planReturn(part('return'), ref, referredAt, { coordinator, referrer: sender, body })
    const decidedAt = later(whole, waits ? 1 : chance.happens(0.75) ? 0 : chance.between(1, 2), calendar, chance)
    if (chance.happens(0.06)) {
      agenda.plan(decidedAt, () =>
        done(send(coordinator, decidedAt, 'marac', 'not-accept-referral', ref, { because: 'criteria-not-met', reason: chance.of(reasons.notAccept) })),
      )
      planAppeal(part('appeal'), ref, decidedAt, sender, goOn)
      return
    }
    if (planTransfer(part('transfer'), ref, decidedAt, coordinator)) return
    const joins = chance.happens(0.7)
    agenda.plan(decidedAt, async () => {
      await sayWhoIsWho(stage, coordinator, decidedAt, ref)
      const [open] = joins ? await stage.matching.openOf(coordinator, ref) : []
      if (open !== undefined) return done(send(coordinator, decidedAt, 'marac', 'join-case', ref, { joins: open }))
      await send(coordinator, decidedAt, 'marac', 'accept-referral', ref, {})
      goOn(ref, decidedAt)
    })
  })

  /** What follows once the Hub has taken the case on. */
  function goOn(ref: string, at: Instant): void {
    planTransferIn(part('transfer in'), ref, at, coordinator)
    planPeople(part('people'), ref, coordinator, at)
    planResearch(ref, later(at, 0, calendar, chance))
    planAccess(part('access'), ref, at, { coordinator, referrer })
    planHandOn(part('hand on'), ref, at, coordinator)
  }

  function planResearch(ref: string, at: Instant): void {
    const holds = [...(children ? (['children'] as const) : []), ...chance.some(['mental-health', 'substance-misuse', 'care-needs'] as const, 0.3)]
    const asked = agenciesToAsk(rules, agencies, { holds, districts: [district.id] }).map(({ id }) => id)
    agenda.plan(at, () => done(send(coordinator, at, 'marac', 'request-research', ref, { agencies: asked, ...(chance.fork('urgent').happens(0.04) && { soon: 'urgent' }) })))
    planTalk(part('talk'), ref, at, { coordinator, others: asked.map(spokenFor) })
    planFiles(part('files'), ref, at, asked.map(spokenFor))
    planLinks(part('links'), ref, later(at, 1, calendar, chance), { others: asked.map(spokenFor) })
    planInError(part('in error'), ref, at, asked.map(spokenFor))
    planReturns({ agenda, send, standing: stage.standing, chance: chance.fork('returns'), calendar, spokenFor, agencies }, ref, at, asked)
    const plannedAt = later(at, chance.between(3, 6), calendar, chance)
    planRiskAndRoute(part('risk and route'), ref, plannedAt, { coordinator, others: asked.map(spokenFor) })
    const wanted = chance.between(2, 4)
    for (let i = 0; i < wanted; i++) planAction(chance.fork(`action ${i}`), ref, asked, new Date(Date.parse(plannedAt) + i * 240_000).toISOString())
    planActionInError(part('action in error'), ref, plannedAt, { coordinator, agency: need(asked.at(-1)) })
    planTelling(part('telling'), ref, plannedAt, coordinator)
    planClosing(part('closing'), ref, plannedAt, 8, coordinator)
  }

  /** Most are given by the Hub, some are asked of one agency by another. */
  function planAction(chance: Chance, ref: string, asked: readonly string[], at: Instant): void {
    const agency = chance.of(asked)
    const asking = chance.happens(0.25) ? spokenFor(chance.of(asked)) : coordinator
    const [target, everybodys] = chance.of(plans)
    const text = planWords(kindOfAgency(agencies, agency), target, everybodys, chance.fork('words'))
    const immediateSafety = chance.happens(0.12)
    const dueOn = dueAfter(at, immediateSafety ? 1 : chance.between(5, 10), calendar)
    agenda.plan(at, async () => {
      const other = asking !== coordinator && asking.agency !== agency
      const said = { agency, target, text, immediateSafety, dueOn, ...(await namedFor({ ...stage, chance }, ref, target)) }
      const action = await send(asking.agency === agency || other ? asking : coordinator, at, 'actions', other ? 'request-action' : 'agree-action', ref, other ? { ...said, reason: chance.of(reasons.ask) } : said)
      const owner = spokenFor(agency)
      // What was forgotten is answered once it has been escalated for a while.
      const forgotten = chance.happens(0.04)
      if (forgotten) planEscalation({ ...stage, chance: chance.fork('escalation') }, action, dueOn, coordinator)
      const answeredAt = later(at, forgotten ? chance.between(8, 30) : immediateSafety ? 0 : chance.between(0, 2), calendar, chance)
      if (chance.happens(0.03)) {
        agenda.plan(answeredAt, () => done(send(owner, answeredAt, 'actions', 'decline-action', action, { reason: chance.of(reasons.decline) })))
        const endedAt = later(answeredAt, 1, calendar, chance)
        agenda.plan(endedAt, () => done(send(coordinator, endedAt, 'actions', 'mark-action-not-possible', action, { reason: chance.of(reasons.decline) })))
        return
      }
      agenda.plan(answeredAt, () => done(send(owner, answeredAt, 'actions', 'accept-action', action, {})))
      const extended = chance.happens(0.1)
      const extendedAt = later(answeredAt, 1, calendar, chance)
      const until = extended ? addWorkingDays(dueOn < londonDate(extendedAt) ? londonDate(extendedAt) : dueOn, chance.between(3, 6), calendar).date : dueOn
      if (extended) agenda.plan(extendedAt, () => giveTime(stage, extendedAt, action, { dueOn: until, reason: chance.of(reasons.extend) }, { owner, coordinator, manager: need(people.find(({ roles }) => roles.some(role => role === 'marac-manager'))) }))
      const late = chance.happens(0.12) ? chance.between(1, 7) : 0
      const days = chance.between(1, 4)
      // What cannot wait is mostly done on the day, or on the next.
      const doneAt = immediateSafety && late === 0 && !extended ? later(answeredAt, Math.floor(days / 4), calendar, chance) : later(extendedAt, days + late * 2, calendar, chance)
      if (chance.happens(0.04)) {
        agenda.plan(doneAt, async () => done(send((await stage.raised(action)) === undefined ? owner : coordinator, doneAt, 'actions', 'mark-action-not-possible', action, { reason: chance.of(reasons.notPossible) })))
        return
      }
      if (late > 4 && chance.happens(0.2)) {
        agenda.plan(doneAt, () => done(send(coordinator, doneAt, 'actions', 'mark-action-not-done', action, { reason: chance.of(reasons.notDone) })))
        return
      }
      planProof(chance, action, owner, doneAt, chance.happens(0.06))
    })
  }

  /** The agency says that it is done; the Hub looks, and now and then gives it back once. */
  function planProof(chance: Chance, action: string, owner: Person, at: Instant, returned: boolean): void {
    const follow = async (by: Person, on: Instant, command: 'claim-action-done' | 'return-action' | 'verify-action', body: object): Promise<void> => {
      if (await stage.mayFollow(action, command)) await send(by, on, 'actions', command, action, body)
    }
    agenda.plan(at, () => follow(owner, at, 'claim-action-done', { evidence: chance.of(reasons.evidence) }))
    const seenAt = later(at, chance.between(0, 2), calendar, chance)
    if (returned) {
      agenda.plan(seenAt, () => follow(coordinator, seenAt, 'return-action', { reason: chance.of(reasons.returned) }))
      planProof(chance, action, owner, later(seenAt, chance.between(1, 3), calendar, chance), false)
    } else agenda.plan(seenAt, () => follow(coordinator, seenAt, 'verify-action', {}))
  }
}

function referral(chance: Chance, area: AreaEntry, agencies: readonly AgencyEntry[], on: CalendarDate) {
  const year = Number(on.slice(0, 4))
  const police = need(agencies.find(({ kind }) => kind === 'police'))
  const others = agencies.filter(({ kind, serves }) => kind !== 'hub' && kind !== 'police' && (!serves || serves.some(id => area.districts.some(district => district.id === id))))
  const referrer = chance.happens(0.65) ? police.id : chance.of(others).id
  const score = chance.happens(0.7) ? chance.between(14, 22) : chance.between(7, 13)
  const victim = person(chance, [17, 70], year)
  const children = Array.from({ length: chance.happens(0.7) ? chance.between(1, 3) : 0 }, () => ({ ...person(chance, [1, 16], year), relation: 'child of both', ...childDetails(chance) }))
  const items = ['very-frightened', 'getting-worse', ...(chance.happens(0.4) ? ['strangulation'] : []), ...(chance.happens(0.5) ? ['separation'] : [])]
  const body = {
    area: area.id,
    criteria: [score >= 14 ? 'visible-high-risk' : 'professional-judgement', ...chance.some(['potential-escalation', 'marac-repeat'], 0.25)],
    reason: chance.of(happened),
    ...(chance.happens(0.6) && { agencyReference: `${referrer.slice(0, 2).toUpperCase()}-${chance.between(1000, 9999)}` }),
    victimName: victim.name,
    victimDateOfBirth: victim.dateOfBirth,
    victimAddress: address(chance),
    telephone: telephone(chance),
    safeToCall: chance.happens(0.8),
    safeWhen: chance.of(['weekdays before noon', 'while the children are at school', 'never in the evening']),
    perpetrators: Array.from({ length: chance.happens(0.1) ? 2 : 1 }, () => ({ ...person(chance, [18, 65], year), relationship: chance.of(['husband', 'former partner', 'partner', 'adult son', 'brother']) })),
    children: [...children, ...unborn(chance, addDays(on, chance.between(30, 200)))],
    tool: 'dash',
    toolVersion: 'safelives',
    score,
    maxScore: 24,
    items,
    judgement: chance.of(judgements),
    ...referralDetails(chance, { score, items }),
  }
  return { referrer, body }
}

const dueAfter = (at: Instant, workingDays: number, calendar: HolidayCalendar): CalendarDate => addWorkingDays(londonDate(at), workingDays, calendar).date

const done = async (work: Promise<unknown>): Promise<void> => {
  await work
}

function need<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The demonstration needs a partnership with a hub, a police force and somebody in every agency.')
  return found
}
