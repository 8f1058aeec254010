import { CommandReused, digestOf, openSqliteEventStore, runDecision } from '@lantern/event-store'
import type { Appended, EventStore } from '@lantern/event-store'
import type { Decide, DomainEvent, StreamType } from '@lantern/decision'
import { join } from 'node:path'
import { many } from './fault.js'
import type { Fault } from './fault.js'

type Counted = DomainEvent<'Counted', { readonly by: number }>
const counter: StreamType<Counted, number> = { name: 'counter', initialState: 0, evolve: (total, { data }) => total + data.by, personal: { Counted: {} } }
const count: Decide<{ readonly by: number }, number, Counted> = ({ by }) => Array.from({ length: by }, () => ({ type: 'Counted', data: { by: 1 } }))

/** Each command is sent three times, twice at once and once after a restart: recorded once, answered alike, and refused with other content. */
export const resends: Fault = {
  id: 'R8',
  title: 'commands sent three times',
  counts: { full: 10_000, part: 500 },
  async run({ count: commands, random, folder, progress }) {
    const file = join(folder, 'events.db')
    const wrong: string[] = []
    const sizes = Array.from({ length: commands }, () => 1 + random.below(3))
    let store = openSqliteEventStore({ file })
    const send = (i: number, by = sizes[i] ?? 1) => sendOne(store, i, by)
    const first: string[] = []
    await inGroups(commands, done => progress(done / 2), async i => {
      const answers = await Promise.all([send(i), send(i)])
      first[i] = textOf(answers[0])
      if (textOf(answers[1]) !== first[i]) wrong.push(`command ${i} was answered differently when sent twice at once`)
      if (answers.filter(answer => answer.repeated).length !== 1) wrong.push(`command ${i} was not recorded exactly once`)
    })
    await store.close()
    store = openSqliteEventStore({ file })
    await inGroups(commands, done => progress((commands + done) / 2), async i => {
      const answer = await send(i)
      if (textOf(answer) !== first[i] || !answer.repeated) wrong.push(`command ${i} was answered differently after the restart`)
      const changed = await send(i, (sizes[i] ?? 1) + 1).catch((error: unknown) => error)
      if (!(changed instanceof CommandReused)) wrong.push(`command ${i} was taken with other content`)
    })
    const expected = sizes.reduce((sum, n) => sum + n, 0)
    const head = await store.head()
    await store.close()
    if (head !== BigInt(expected)) wrong.push(`${head} events are recorded instead of ${expected}`)
    return { counted: `${many(commands)} commands sent 3 times and once with other content, ${many(expected)} events`, wrong }
  },
}

const sendOne = (store: EventStore, i: number, by: number): Promise<Appended> =>
  runDecision({
    store,
    stream: counter,
    id: String(i % 400),
    rule: count,
    command: { by },
    given: { now: '2026-03-02T09:00:00.000Z', by: { user: 'user-1', agency: 'police', roles: [] }, rules: undefined },
    rulesVersion: '',
    commandId: `command-${i}`,
    digest: digestOf({ by }),
  })

/** All that is answered, `repeated` apart. */
const textOf = ({ revision, position, events }: Appended): string => digestOf([revision, String(position), events.map(event => ({ ...event, position: String(event.position) }))])

/** 40 at a time, each on a stream of its own: two commands that race for one stream are R7's matter. */
async function inGroups(n: number, progress: (done: number) => void, work: (i: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < n; from += 40) {
    await Promise.all(Array.from({ length: Math.min(40, n - from) }, (_, i) => work(from + i)))
    progress(Math.min(n, from + 40))
  }
}
