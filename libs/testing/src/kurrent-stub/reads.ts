import { randomUUID } from 'node:crypto'
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { Recorded, StubLog } from './log.js'
import { eventOf, filterOf, identifierOf, nameOf } from './protocol.js'

type ReadCall = ServerWritableStream<ReadReq, ReadResp>

/** Streams/Read: one stream or all events, forwards or backwards, a number of them or a subscription that goes on. */
export function read(log: StubLog, call: ReadCall): void {
  const options = call.request.getOptions()
  if (!options) return void call.end()
  const structured = options.getUuidOption()?.hasStructured() ?? false
  if (options.hasSubscription()) return follow(log, call, options, structured)
  const name = options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : undefined
  if (name !== undefined && !log.stream(name)) {
    const missing = new streams.ReadResp.StreamNotFound()
    missing.setStreamIdentifier(identifierOf(name))
    call.write(new streams.ReadResp().setStreamNotFound(missing))
    return void call.end()
  }
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS
  const matching = name === undefined ? log.all.filter(inReadOfAll(options, backwards)) : (log.stream(name) ?? []).filter(inReadOfStream(options, backwards))
  const ordered = backwards ? matching.toReversed() : matching
  const count = BigInt(options.getCount())
  for (const event of count < BigInt(ordered.length) ? ordered.slice(0, Number(count)) : ordered) call.write(eventOf(event, structured))
  call.end()
}

/** A read forwards begins with the event at the position, one backwards with the event before it. */
function inReadOfAll(options: ReadReq.Options, backwards: boolean): (event: Recorded) => boolean {
  const all = options.getAll()
  const passes = filterOf(options)
  const at = all?.getPosition()
  const position = at && BigInt(at.getCommitPosition())
  return event => {
    if (!passes(event)) return false
    if (position !== undefined) return backwards ? event.position < position : event.position >= position
    return all?.hasEnd() === backwards
  }
}

function inReadOfStream(options: ReadReq.Options, backwards: boolean): (event: Recorded) => boolean {
  const stream = options.getStream()
  const revision = stream?.hasRevision() ? BigInt(stream.getRevision()) : undefined
  return event => {
    if (revision !== undefined) return backwards ? event.revision <= revision : event.revision >= revision
    return stream?.hasEnd() === backwards
  }
}

/** A subscription: confirmation, what follows its place, "caught up", then each event as it is appended. */
function follow(log: StubLog, call: ReadCall, options: ReadReq.Options, structured: boolean): void {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation()
  confirmation.setSubscriptionId(randomUUID())
  call.write(new streams.ReadResp().setConfirmation(confirmation))
  const name = options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : undefined
  const passes = filterOf(options)
  let after = placeOf(log, options)
  const push = () => {
    for (const event of log.all) {
      if (event.position <= after) continue
      after = event.position
      if (name === undefined ? passes(event) : event.stream === name) call.write(eventOf(event, structured))
    }
  }
  push()
  call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()))
  const stop = log.onAppend(push)
  call.on('cancelled', stop)
  call.on('close', stop)
}

/** The position that a subscription starts after. */
function placeOf(log: StubLog, options: ReadReq.Options): bigint {
  const end = log.all.at(-1)?.position ?? -1n
  const all = options.getAll()
  if (all) {
    const position = all.getPosition()
    return all.hasEnd() ? end : position ? BigInt(position.getCommitPosition()) : -1n
  }
  const stream = options.getStream()
  if (stream?.hasEnd()) return end
  const events = log.stream(nameOf(stream?.getStreamIdentifier())) ?? []
  return stream?.hasRevision() ? (events[Number(stream.getRevision())]?.position ?? end) : -1n
}
