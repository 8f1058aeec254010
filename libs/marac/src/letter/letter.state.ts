import type { CalendarDate } from '@lantern/decision'
import type { LetterEvent } from './letter.events.js'

/** What one addressee was written. */
export interface Letters {
  /** The last day that had a digest; empty before the first. */
  readonly digestOn: CalendarDate
  /** The place in the log up to which digests told. */
  readonly upTo: string
  /** Notices that were told at once, and so stand in no digest. */
  readonly atOnce: readonly string[]
  readonly ended: readonly string[]
}

export const initialState: Letters = { digestOn: '', upTo: '', atOnce: [], ended: [] }

export function evolve(state: Letters, event: LetterEvent): Letters {
  if (event.type !== 'LetterWritten') return { ...state, ended: [...state.ended, event.data.letterId] }
  const { how, day, upTo, notices } = event.data
  return how === 'digest' ? { ...state, digestOn: day, upTo } : { ...state, atOnce: [...state.atOnce, ...notices] }
}
