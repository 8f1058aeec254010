import type { StreamType } from '@lantern/decision'
import type { Addressee, LetterEvent } from './letter.events.js'
import { evolve, initialState, type Letters } from './letter.state.js'

/** One stream an addressee: `letter-agency-kent-police`. Addresses stand elsewhere, so that nothing in it is personal. */
export const letter: StreamType<LetterEvent, Letters, 'letter'> = { name: 'letter', initialState, evolve, personal: { LetterWritten: {}, LetterSent: {}, LetterNeedless: {} } }

export const letterStreamId = (to: Addressee): string => to.replace(':', '-')
