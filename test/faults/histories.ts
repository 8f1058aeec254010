import { KurrentEventStore, openSqliteEventStore, START, WrongRevision } from '@lantern/event-store'
import type { Appended, EventStore, Expected, StoredEvent } from '@lantern/event-store'
import { startKurrentStub } from '@lantern/testing/kurrent-stub'
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { join } from 'node:path'
import { many } from './fault.js'
import type { Fault, Random } from './fault.js'
import { grouped, made, noted, readOn } from './log.js'

const writers = 20
const stepsEach = 10

/** Stores on one log, as of several processes. */
type OpenStores = (folder: string) => Promise<{ readonly stores: readonly EventStore[]; readonly close: () => Promise<void> }>

/**
 * Histories in the manner of Jepsen: 20 writers append to few streams with every kind of expectation, read what they wrote, and note when
 * each call began and ended. Afterwards the log must explain every answer.
 */
const historiesOn = (adapter: string, open: OpenStores): Fault => ({
  id: 'R7',
  title: `20 writers on ${adapter}`,
  counts: { full: 200, part: 20 },
  async run({ count, random, folder, progress }) {
    const { stores, close } = await open(folder)
    const wrong: string[] = []
    let accepted = 0
    let refused = 0
    for (let history = 0; history < count; history += 1) {
      const name = `history${randomUUID().slice(0, 8)}`
      const calls = await runHistory(stores, name, random)
      const found = await check(random.pick(stores), name, calls)
      accepted += calls.filter(call => call.appended).length
      refused += calls.filter(call => !call.appended).length
      wrong.push(...found.map(text => `history ${history}: ${text}`))
      progress(history + 1)
    }
    await close()
    return { counted: `${many(count)} histories of ${writers} writers, ${many(accepted)} appends accepted, ${many(refused)} refused`, wrong }
  },
})

export const sqliteHistories = historiesOn('SQLite', async folder => {
  const stores = [1, 2].map(() => openSqliteEventStore({ file: join(folder, 'events.db') }))
  return { stores, close: async () => void (await Promise.all(stores.map(store => store.close()))) }
})

export const kurrentHistories = historiesOn('the stub of KurrentDB', async () => {
  const stub = await startKurrentStub({ port: 0 })
  const stores = await Promise.all([1, 2].map(() => KurrentEventStore.connect(stub.url)))
  return {
    stores,
    close: async () => {
      await Promise.all(stores.map(store => store.close()))
      await stub.stop()
    },
  }
})

interface Call {
  readonly stream: string
  readonly expected: Expected
  readonly commandId: string
  /** Order of the beginnings and ends of all calls. */
  readonly began: number
  readonly ended: number
  readonly appended?: Appended
  readonly actual?: number
  /** Ids in the stream when it was read after the append was acknowledged. */
  readonly readBack: readonly string[]
}

async function runHistory(stores: readonly EventStore[], name: string, random: Random): Promise<readonly Call[]> {
  const calls: Call[] = []
  let moment = 0
  const writer = async (w: number) => {
    const seen = new Map<string, number>()
    for (let step = 0; step < stepsEach; step += 1) {
      const store = random.pick(stores)
      const stream = `${name}-${random.below(4)}`
      const expected = random.pick<Expected>(['any', 'none', 'exists', seen.get(stream) ?? -1, (seen.get(stream) ?? -1) + 1])
      const command = made()
      const events = Array.from({ length: 1 + random.below(3) }, (_, nth) => noted({ w, step, nth }))
      if (random.chance(0.5)) await setImmediate()
      const began = (moment += 1)
      const outcome = await store.append(stream, expected, events, command).then(
        appended => ({ appended }),
        (error: unknown) => {
          if (error instanceof WrongRevision) return { actual: error.actual }
          throw error
        },
      )
      const ended = (moment += 1)
      const stored = 'appended' in outcome ? await random.pick(stores).readStream(stream) : []
      seen.set(stream, 'appended' in outcome ? outcome.appended.revision : outcome.actual)
      calls.push({ stream, expected, commandId: command.commandId, began, ended, ...outcome, readBack: stored.map(event => event.id) })
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, w) => writer(w)))
  return calls
}

/** What the log does not explain; nothing when all is as promised. */
async function check(store: EventStore, name: string, calls: readonly Call[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const log = await readOn(store, START, { streams: [`${name}-`] })
  const streams = grouped(log, event => event.stream)
  for (const [stream, events] of streams)
    if (!events.every((event, i) => event.revision === i)) wrong.push(`${stream}: revisions are not dense and in the order of all events`)
  const stored = grouped(log, event => event.commandId)
  for (const call of calls) wrong.push(...explain(call, stored.get(call.commandId) ?? [], streams.get(call.stream) ?? []))
  if (stored.size !== calls.filter(call => call.appended).length) wrong.push('commands are stored that nobody was told of')
  wrong.push(...inOrder(calls))
  return wrong
}

function explain({ stream, expected, commandId, appended, actual, readBack }: Call, events: readonly StoredEvent[], inStream: readonly StoredEvent[]): readonly string[] {
  if (!appended) {
    const fit = expected === 'any' || (expected === 'none' ? actual === -1 : expected === 'exists' ? (actual ?? -1) >= 0 : expected === actual)
    return [...(events.length > 0 ? [`${commandId} was refused and is stored`] : []), ...(fit ? [`${commandId} was refused although ${stream} stood as expected`] : [])]
  }
  const told = appended.events.map(event => `${event.id} ${event.revision} ${event.position}`).join()
  const there = events.map(event => `${event.id} ${event.revision} ${event.position}`).join()
  const first = (appended.events[0]?.revision ?? 0) - 1
  const fit = expected === 'any' || (expected === 'none' ? first === -1 : expected === 'exists' ? first >= 0 : expected === first)
  const upTo = inStream.slice(0, appended.revision + 1).map(event => event.id)
  return [
    ...(told === there ? [] : [`${commandId} was acknowledged otherwise than it is stored`]),
    ...(fit ? [] : [`${commandId} was accepted although ${stream} stood at ${first}, not at ${String(expected)}`]),
    ...(upTo.every((id, i) => readBack[i] === id) ? [] : [`${commandId} was acknowledged and could not be read`]),
  ]
}

/** A call that ended before another began stands before it in the log. */
function inOrder(calls: readonly Call[]): readonly string[] {
  const accepted = calls.flatMap(({ appended, began, ended, commandId }) => (appended ? [{ position: appended.position, began, ended, commandId }] : []))
  const byBeginning = accepted.toSorted((a, b) => a.began - b.began)
  const byEnd = accepted.toSorted((a, b) => a.ended - b.ended)
  const wrong: string[] = []
  let done = 0
  let highest = -1n
  for (const call of byBeginning) {
    for (let ended = byEnd[done]; ended && ended.ended < call.began; ended = byEnd[done]) {
      if (ended.position > highest) highest = ended.position
      done += 1
    }
    if (call.position <= highest) wrong.push(`${call.commandId} began after another had ended and stands before it`)
  }
  return wrong
}
