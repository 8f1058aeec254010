import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'
import type { AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js'
import type { Outcome, Proposed, StubLog } from './log.js'
import { expectedOf, expectedOfBatch, identifierOf, nameOf, nothing, proposedOf, textOf, wrongExpectedStatus } from './protocol.js'

/** What a test can make go wrong. */
export interface Faults {
  /** That many appends are written, and their connection breaks before the answer. */
  loseAnswers: number
}

const broken = { code: 14, details: 'connection broken by the stub' }

/** Streams/Append: options, then the proposed events, then one answer. */
export function append(log: StubLog, faults: Faults, call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
  let options: AppendReq.Options | undefined
  const proposed: Proposed[] = []
  call.on('data', (request: AppendReq) => {
    const message = request.getProposedMessage()
    if (message) proposed.push(proposedOf(message))
    else options = request.getOptions()
  })
  call.on('end', () => {
    if (!options) return answer({ code: 3, details: 'An append begins with its options.' })
    const expected = expectedOf(options)
    const outcome = log.append(nameOf(options.getStreamIdentifier()), expected, proposed)
    if (faults.loseAnswers > 0) {
      faults.loseAnswers -= 1
      return answer(broken)
    }
    answer(null, outcome.kind === 'written' ? written(outcome) : wrong(outcome.current, options))
  })
}

function written({ revision, position }: Extract<Outcome, { kind: 'written' }>): AppendResp {
  const at = new streams.AppendResp.Position()
  at.setCommitPosition(position.toString())
  at.setPreparePosition(position.toString())
  return new streams.AppendResp().setSuccess(new streams.AppendResp.Success().setCurrentRevision(revision.toString()).setPosition(at))
}

function wrong(current: bigint | undefined, options: AppendReq.Options): AppendResp {
  const error = new streams.AppendResp.WrongExpectedVersion()
  if (current === undefined) error.setCurrentNoStream(nothing())
  else error.setCurrentRevision(current.toString())
  if (options.hasRevision()) error.setExpectedRevision(options.getRevision())
  else if (options.hasNoStream()) error.setExpectedNoStream(nothing())
  else error.setExpectedStreamExists(nothing())
  return new streams.AppendResp().setWrongExpectedVersion(error)
}

/** Streams/BatchAppend: many appends over one connection, each told apart by its correlation id and ended by its final message. */
export function batchAppend(log: StubLog, faults: Faults, call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
  const open = new Map<string, { readonly options: BatchAppendReq.Options; readonly proposed: Proposed[] }>()
  call.on('data', (request: BatchAppendReq) => {
    const id = textOf(request.getCorrelationId())
    const options = request.getOptions()
    const batch = open.get(id) ?? (options && { options, proposed: [] })
    if (!batch) return void call.emit('error', { code: 3, details: 'A batch begins with its options.' })
    open.set(id, batch)
    batch.proposed.push(...request.getProposedMessagesList().map(proposedOf))
    if (!request.getIsFinal()) return
    open.delete(id)
    const stream = nameOf(batch.options.getStreamIdentifier())
    const expected = expectedOfBatch(batch.options)
    const outcome = log.append(stream, expected, batch.proposed)
    if (faults.loseAnswers > 0) {
      faults.loseAnswers -= 1
      return void call.emit('error', broken)
    }
    const answer = new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setStreamIdentifier(identifierOf(stream))
    call.write(outcome.kind === 'written' ? answer.setSuccess(batchWritten(outcome)) : answer.setError(wrongExpectedStatus(expected, outcome.current)))
  })
  call.on('end', () => call.end())
}

function batchWritten({ revision, position }: Extract<Outcome, { kind: 'written' }>): BatchAppendResp.Success {
  const at = new shared.AllStreamPosition()
  at.setCommitPosition(position.toString())
  at.setPreparePosition(position.toString())
  return new streams.BatchAppendResp.Success().setCurrentRevision(revision.toString()).setPosition(at)
}
