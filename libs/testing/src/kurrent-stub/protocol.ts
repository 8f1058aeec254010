import any from 'google-protobuf/google/protobuf/any_pb.js'
import empty from 'google-protobuf/google/protobuf/empty_pb.js'
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { StreamIdentifier, UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'
import type { AppendReq, BatchAppendReq, ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { ExpectedState, Proposed, Recorded } from './log.js'

// Between the protocol's messages and the stub's own words. grpc code numbers: google/rpc/code.proto.
const failedPrecondition = 9
const mask = (1n << 64n) - 1n

export const nothing = () => new shared.Empty()

export const nameOf = (identifier: StreamIdentifier | undefined): string => Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8')

export function identifierOf(stream: string): StreamIdentifier {
  const identifier = new shared.StreamIdentifier()
  identifier.setStreamName(Buffer.from(stream, 'utf8').toString('base64'))
  return identifier
}

export function textOf(uuid: UUID | undefined): string {
  const bits = uuid?.getStructured()
  if (!bits) return uuid?.getString() ?? ''
  const hex = [bits.getMostSignificantBits(), bits.getLeastSignificantBits()].map(part => (BigInt(part) & mask).toString(16).padStart(16, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function uuidOf(text: string, structured: boolean): UUID {
  const uuid = new shared.UUID()
  if (!structured) return uuid.setString(text)
  const hex = text.replaceAll('-', '')
  const bits = new shared.UUID.Structured()
  bits.setMostSignificantBits(BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`)).toString())
  bits.setLeastSignificantBits(BigInt.asIntN(64, BigInt(`0x${hex.slice(16)}`)).toString())
  return uuid.setStructured(bits)
}

export function proposedOf(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed {
  return {
    id: textOf(message.getId()),
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }
}

export function expectedOf(options: AppendReq.Options): ExpectedState {
  if (options.hasRevision()) return BigInt(options.getRevision())
  return options.hasNoStream() ? 'none' : options.hasStreamExists() ? 'exists' : 'any'
}

export function expectedOfBatch(options: BatchAppendReq.Options): ExpectedState {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition())
  return options.hasNoStream() ? 'none' : options.hasStreamExists() ? 'exists' : 'any'
}

export function eventOf(recorded: Recorded, structured: boolean): ReadResp {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
  event.setId(uuidOf(recorded.id, structured))
  event.setStreamIdentifier(identifierOf(recorded.stream))
  event.setStreamRevision(recorded.revision.toString())
  event.setCommitPosition(recorded.position.toString())
  event.setPreparePosition(recorded.position.toString())
  event.getMetadataMap().set('type', recorded.type).set('content-type', recorded.contentType).set('created', recorded.created.toString())
  event.setData(recorded.data)
  event.setCustomMetadata(recorded.metadata)
  const read = new streams.ReadResp.ReadEvent()
  read.setEvent(event)
  read.setCommitPosition(recorded.position.toString())
  return new streams.ReadResp().setEvent(read)
}

/** Whether an event passes the filter of a read of all events. */
export function filterOf(options: ReadReq.Options): (event: Recorded) => boolean {
  const filter = options.getFilter()
  if (!filter) return () => true
  const byStream = filter.hasStreamIdentifier()
  const expression = byStream ? filter.getStreamIdentifier() : filter.getEventType()
  const prefixes = expression?.getPrefixList() ?? []
  const pattern = new RegExp(expression?.getRegex() ?? '')
  return event => {
    const name = byStream ? event.stream : event.type
    return prefixes.length > 0 ? prefixes.some(prefix => name.startsWith(prefix)) : pattern.test(name)
  }
}

/** The error of a batch append at a wrong revision, packed as the server packs it. */
export function wrongExpectedStatus(expected: ExpectedState, current: bigint | undefined): Status {
  const wrong = new shared.WrongExpectedVersion()
  if (current === undefined) wrong.setCurrentNoStream(new empty.Empty())
  else wrong.setCurrentStreamRevision(current.toString())
  if (typeof expected === 'bigint') wrong.setExpectedStreamPosition(expected.toString())
  else if (expected === 'none') wrong.setExpectedNoStream(new empty.Empty())
  else if (expected === 'exists') wrong.setExpectedStreamExists(new empty.Empty())
  else wrong.setExpectedAny(new empty.Empty())
  const details = new any.Any()
  details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion')
  const status = new statuses.Status()
  status.setCode(failedPrecondition)
  status.setMessage('WrongExpectedVersion')
  return status.setDetails(details)
}
