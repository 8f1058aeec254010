import { action, duty, escalationsAsAt, type Escalation } from '@lantern/actions'
import { endOfLondonDay } from '@lantern/clock'
import type { CalendarDate, DomainEvent, Instant, StreamType } from '@lantern/decision'
import { START, stateNow, upcast, type EventStore, type StoredOf } from '@lantern/event-store'
import { caseAsAt, maracCase } from '@lantern/marac'
import { Register } from '@lantern/partnership'
import { WrongFolder } from '../folder/folder-kind.js'
import type { Parts } from '../parts/parts.js'
import { recordOperator } from './record-operator.js'
import { reading, type FolderSettings } from './reading.js'

export async function withRegister<T>(settings: FolderSettings, work: (parts: Parts, register: Register) => Promise<T>): Promise<T> {
  return reading(settings, async parts => {
    const register = new Register(parts.store, parts.sealer)
    await register.start()
    try {
      return await work(parts, register)
    } finally {
      await register.stop()
    }
  })
}

/** The events of every stream of one kind that were recorded before a moment, stream by stream. */
export async function streamsOf<S, E extends DomainEvent>(store: EventStore, type: StreamType<E, S>, before: Instant): Promise<ReadonlyMap<string, readonly StoredOf<E>[]>> {
  const streams = new Map<string, StoredOf<E>[]>()
  for (let after = START; ; ) {
    const events = await store.readAll({ after, filter: { streams: [`${type.name}-`] } })
    for (const event of events) {
      if (event.recordedAt >= before) continue
      const current = upcast(type, event) as unknown as StoredOf<E>
      const known = streams.get(event.stream)
      if (known) known.push(current)
      else streams.set(event.stream, [current])
    }
    const last = events.at(-1)
    if (!last) return streams
    after = last.position
  }
}

/** What had reached which tier by what was recorded to the end of a London day: the same answer whenever it is asked. The look is recorded first. */
export const escalationsOf = (settings: FolderSettings, date: CalendarDate): Promise<readonly Escalation[]> =>
  withRegister(settings, async (parts, register) => {
    const { store } = parts
    await recordOperator(settings, parts, { verb: 'list', of: 'lantern/escalations' })
    const end = endOfLondonDay(date)
    const [actions, duties] = [await streamsOf(store, action, end), await streamsOf(store, duty, end)]
    const { rules } = await register.inForce(new Date(Date.parse(end) - 1).toISOString())
    return escalationsAsAt([...actions.values(), ...duties.values()], date, rules.calendar)
  })

/** A case as it stood at a moment, for who may read the data folder. Recorded before it is given; an invented one says so. @throws WrongFolder when there was none, or it is restricted */
export const caseNow = (settings: FolderSettings, ref: string, asAt: Instant | undefined): Promise<object> =>
  withRegister(settings, async (parts, register) => {
    const { store, sealer, views, clock } = parts
    // Who reads the folder is nobody whom the case is restricted to: one of those opens it in Lantern, where that is seen on the case.
    if ((await stateNow(store, maracCase, ref)).state.restrictedTo) {
      await recordOperator(settings, parts, { verb: 'denied', tried: 'lantern/case', ref })
      throw new WrongFolder(`Case ${ref} is restricted to named people. One of them can open it in Lantern; it is not shown here.`)
    }
    const shown = await caseAsAt({ store, sealer, views: views.views, directory: register }, ref, asAt ?? clock.now())
    await recordOperator(settings, parts, shown ? { verb: 'case-read', ref, ...(asAt !== undefined && { asAt }) } : { verb: 'denied', tried: 'lantern/case', ref })
    if (!shown) throw new WrongFolder(asAt ? `There was no case ${ref} at ${asAt}.` : `There is no case ${ref}.`)
    return parts.demonstration ? { ...shown, demonstration: true } : shown
  })
