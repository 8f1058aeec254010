import { StoreUnavailable } from '../port.js'

/** Errors of the client that tell of the request, not of the connection: trying again would end the same way. */
const ofTheRequest = new Set([
  'access-denied',
  'invalid-argument',
  'stream-deleted',
  'stream-tombstoned',
  'maximum-append-size-exceeded',
  'append-record-size-exceeded',
  'transaction-max-size-exceeded',
  'AccessDeniedError',
  'StreamDeletedError',
  'InvalidArgumentError',
])

/** The client tells its errors apart by `type`, the bridge that reads for it by `name`; those of the bridge need not be of this realm's Error. */
function kindOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown'
  if ('type' in error && typeof error.type === 'string') return error.type
  return 'name' in error && typeof error.name === 'string' ? error.name : 'unknown'
}

export const isWrongExpected = (error: unknown): boolean => kindOf(error) === 'wrong-expected-version'

export const isStreamNotFound = (error: unknown): boolean => ['stream-not-found', 'StreamNotFoundError'].includes(kindOf(error))

/** What the port promises to throw: StoreUnavailable for whatever the connection or the server is to blame for. */
export function storeErrorOf(error: unknown): Error {
  if (error instanceof StoreUnavailable) return error
  if (ofTheRequest.has(kindOf(error))) return new Error(`The event store refused the request: ${kindOf(error)}.`, { cause: error })
  return new StoreUnavailable('The event store cannot be reached.', { cause: error })
}

/** Rejects with StoreUnavailable when the server has not answered in so many milliseconds: a batch stream that ends cleanly leaves its appends unanswered. */
export async function answered<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable('The event store did not answer in time.')), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
