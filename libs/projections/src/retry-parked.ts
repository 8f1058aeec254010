import { foldInto } from './apply-batch.js'
import type { Arrivals } from './arriving.js'
import { lockedCheckpoints, park, parkedIn, unpark, type ParkedStream } from './bookkeeping.js'
import type { Engine, Session } from './engine.js'
import type { AnyProjection } from './projection.js'
import type { Source } from './rebuild.js'

const nothingWaits: ReadonlySet<string> = new Set()

/** Folds what waits, stream by stream and in order. One that fails again waits on, from the event that it fails at now. */
export async function retryParked(engine: Engine, source: Source, arrivals: Arrivals, projections: readonly AnyProjection[]) {
  let healed = 0
  let waiting = 0
  for (const parked of await engine.transaction(parkedIn)) {
    const projection = projections.find(({ name }) => name === parked.projection)
    if (!projection) continue
    if (await engine.transaction(session => retryStream(session, source, arrivals, projection, parked))) healed++
    else waiting++
  }
  return { healed, waiting }
}

/** Within the transaction the checkpoint stands still: what lies beyond it comes with the next batch, when the stream no longer waits. */
async function retryStream(
  session: Session,
  { store, clock }: Source,
  arrivals: Arrivals,
  projection: AnyProjection,
  { stream, position }: ParkedStream,
): Promise<boolean> {
  const checkpoint = (await lockedCheckpoints(session, [projection.name])).get(projection.name)
  if (!checkpoint) return false
  const waiting = (await store.readStream(stream)).filter(event => event.position >= position && event.position <= checkpoint.position)
  const [again] = await foldInto(session, projection, await arrivals.of(waiting), nothingWaits, arrivals.open)
  if (again) await park(session, again, clock.now())
  else await unpark(session, projection.name, stream)
  return !again
}
