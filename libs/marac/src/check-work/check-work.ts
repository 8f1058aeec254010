import { londonDate } from '@lantern/clock'
import { idOf, type Instant } from '@lantern/decision'
import { digestOf, EventStore, START, stateNow, type Position } from '@lantern/event-store'
import { PrivateStore } from '@lantern/privacy'
import { ViewProgress } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem, PeopleFirst } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { awaitsMeeting } from '../marac-case/listing/listing.state.js'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { problemKinds, type Problem, type ProblemKind } from '../work-check/work-check.events.js'
import { theCheck, workCheck } from '../work-check/work-check.stream.js'
import { standsWhereItShould } from './agendas.policy.js'
import { decideRecordProblems, RecordProblems } from './check-work.decide.js'
import { WorkToCheck } from './work-to-check.js'

/** Longest wait for the views, in milliseconds: what they do not show by then is looked at by the next tick. */
const patience = 5_000
/** Events of the log that are read at once. */
const page = 1_000
const nightly = problemKinds.filter(kind => kind !== 'meetings-overlap')

/**
 * Looks whether any work was lost sight of, and records what it finds, so that people are told instead of having to open a list. Meetings at one time are looked for at each tick, all else once a
 * day. The day is kept after all of it was recorded; what was recorded is found recorded, so that a crash in the middle doubles and skips nothing.
 */
@Injectable()
export class CheckWork extends Automation {
  readonly name = 'check-work'

  constructor(
    private readonly work: WorkToCheck,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly privateStore: PrivateStore,
    private readonly progress: ViewProgress,
    private readonly people: PeopleFirst,
  ) {
    super()
  }

  /** How often something was recorded: 0 to 2. */
  async run(now: Instant): Promise<number> {
    const overlapping = await this.record(['meetings-overlap'], await this.work.overlapping(), now)
    const today = londonDate(now)
    if ((await this.privateStore.tickTime(this.name)) === today) return overlapping
    const head = await this.store.head()
    if (!(await this.progress.waitFor(head, patience))) return overlapping
    const offAgendas = await this.offAgendas(head)
    if (!offAgendas) return overlapping
    const recorded = await this.record(nightly, [...(await this.work.standingStill(now)), ...offAgendas], now)
    await this.privateStore.setTickTime(this.name, today)
    await this.privateStore.setTickTime(`${this.name}-upto`, String(head))
    return overlapping + recorded
  }

  /**
   * Cases that are shown awaiting a meeting, and those that anything was recorded of since the last check: each held against its own stream, and what differs a second time, since people work
   * meanwhile. Undefined when the views do not show what was recorded.
   */
  private async offAgendas(upTo: Position): Promise<readonly Problem[] | undefined> {
    const listed = await this.work.listed()
    const first = await this.differing([...new Set([...listed.keys(), ...(await this.touched(upTo)), ...(await this.known())])])
    if (first.length === 0) return []
    if (!(await this.progress.waitFor(await this.store.head(), patience))) return undefined
    return (await this.differing(first)).map(ref => ({ kind: 'agenda-differs', ref }))
  }

  private async differing(refs: readonly CaseRef[]): Promise<readonly CaseRef[]> {
    const [listed, found] = [await this.work.listed(), [] as CaseRef[]]
    for (const ref of refs) {
      await this.people.turn()
      const { state } = await stateNow(this.store, maracCase, ref)
      if (!standsWhereItShould(listed.get(ref) ?? { agendas: [], queued: false }, { awaits: awaitsMeeting(state), listedFor: state.listedFor })) found.push(ref)
    }
    return found
  }

  private async touched(upTo: Position): Promise<ReadonlySet<CaseRef>> {
    const refs = new Set<CaseRef>()
    const last = await this.privateStore.tickTime(`${this.name}-upto`)
    for (let after: Position = last === undefined ? START : BigInt(last); ; ) {
      const events = await this.store.readForFolds({ after, max: page, filter: { streams: [maracCase.name] } })
      for (const { stream } of events) refs.add(idOf(stream))
      const end = events.at(-1)?.position
      if (events.length < page || end === undefined || end >= upTo) return refs
      after = end
    }
  }

  /** What was found before is over only when it was looked at again. */
  private async known(): Promise<readonly CaseRef[]> {
    const { state } = await stateNow(this.store, workCheck, theCheck)
    return [...state.open.values()].flatMap(({ kind, ref }) => (kind === 'agenda-differs' ? [ref] : []))
  }

  private async record(kinds: readonly ProblemKind[], found: readonly Problem[], now: Instant): Promise<number> {
    const commandId = `check-${digestOf({ kinds, now, found: [...found] }).slice(0, 40)}`
    return Number(await decideAsSystem(this.store, this.rules, { stream: workCheck, id: theCheck, rule: decideRecordProblems, command: new RecordProblems({ kinds, found }), commandId }, now))
  }
}
