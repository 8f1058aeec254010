import { openSqliteEventStore, START } from '@lantern/event-store'
import type { EventStore, Position } from '@lantern/event-store'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { many } from './fault.js'
import type { Fault, Random } from './fault.js'
import { made, noted, readOn } from './log.js'

/**
 * Subscriptions start somewhere in a log that is being written, catch up, follow, and are closed at a random moment: what each was given
 * must be exactly what the log holds between where it started and where it says it stands.
 */
export const handOvers: Fault = {
  id: 'R10',
  title: 'catching up and following under load',
  counts: { full: 1_000, part: 100 },
  async run({ count, random, folder, progress }) {
    const file = join(folder, 'events.db')
    const writer = openSqliteEventStore({ file })
    const reader = openSqliteEventStore({ file, readOnly: true })
    let writing = true
    const storm = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (writing) {
          await writer.append(`case-${random.below(30)}`, 'any', Array.from({ length: 1 + random.below(3) }, () => noted({})), made())
          if (random.chance(0.2)) await setTimeout(1)
        }
      }),
    )
    const taken: HandOver[] = []
    while (taken.length < count) {
      const store = () => (random.chance(0.8) ? writer : reader)
      taken.push(...(await Promise.all(Array.from({ length: Math.min(8, count - taken.length) }, () => handOver(store(), random)))))
      progress(taken.length)
    }
    writing = false
    await storm
    const log = (await readOn(writer)).map(event => event.position)
    await reader.close()
    await writer.close()
    const delivered = taken.reduce((sum, one) => sum + one.seen.length, 0)
    const wrong = taken.flatMap(one => compare(one, log))
    const live = taken.filter(one => one.followed).length
    if (live < count / 2) wrong.push(`only ${live} subscriptions followed live events`)
    return { counted: `${many(count)} hand-overs, ${many(live)} of them past what was there at their start, ${many(delivered)} deliveries of ${many(log.length)} events`, wrong }
  },
}

interface HandOver {
  readonly after: Position
  readonly until: Position
  readonly seen: readonly Position[]
  /** It was given events that were written after it had started. */
  readonly followed: boolean
}

async function handOver(store: EventStore, random: Random): Promise<HandOver> {
  const head = await store.head()
  const back = BigInt(random.below(400))
  const fromEnd = random.chance(0.2)
  // Between the answer of head() and subscribe nothing is committed: a commit takes a turn of the event loop of its own.
  const after = fromEnd ? head : head - back < START ? START : head - back
  const seen: Position[] = []
  const subscription = store.subscribe({ after: fromEnd ? 'end' : after, batch: 1 + random.below(100) }, async events => {
    seen.push(...events.map(event => event.position))
    if (random.chance(0.1)) await setTimeout(1)
  })
  await subscription.reached(head + BigInt(random.below(60)))
  if (random.chance(0.5)) await setTimeout(random.below(5))
  await subscription.close()
  return { after, until: subscription.position, seen, followed: (seen.at(-1) ?? START) > head }
}

function compare({ after, until, seen }: HandOver, log: readonly Position[]): readonly string[] {
  const wanted = log.filter(position => position > after && position <= until)
  const lost = wanted.filter(position => !seen.includes(position)).length
  const repeated = seen.length - new Set(seen).size
  const ordered = seen.every((position, i) => i === 0 || position > (seen[i - 1] ?? START))
  if (lost === 0 && repeated === 0 && ordered && seen.length === wanted.length) return []
  return [`from ${after} to ${until}: ${lost} lost, ${repeated} repeated${ordered ? '' : ', out of order'}`]
}
