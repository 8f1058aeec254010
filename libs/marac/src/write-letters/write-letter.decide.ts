import type { CalendarDate } from '@lantern/decision'
import type { Addressee, LetterEvent } from '../letter/letter.events.js'
import type { Letters } from '../letter/letter.state.js'

/** A notice that is to be told, and its place in the log. */
export interface ToTell {
  readonly id: string
  readonly place: string
}

export class WriteLetter {
  constructor(readonly data: { letterId: string; to: Addressee; how: 'digest' | 'at-once'; day: CalendarDate; notices: readonly ToTell[] }) {}
}

/** One digest a day, and none of a day that is past when the clock goes back; nothing that was told is told again. Nothing to tell is no refusal, since an automation asks. */
export function decideWriteLetter({ data: { notices, ...data } }: WriteLetter, state: Letters): readonly LetterEvent[] {
  if (data.how === 'digest' && state.digestOn >= data.day) return []
  const untold = notices.filter(({ id, place }) => !state.atOnce.includes(id) && (data.how === 'at-once' || place > state.upTo))
  const upTo = notices.map(({ place }) => place).sort().at(-1)
  return untold.length === 0 || upTo === undefined ? [] : [{ type: 'LetterWritten', data: { ...data, upTo, notices: untold.map(({ id }) => id) } }]
}

export class EndLetter {
  constructor(readonly data: { letterId: string; how: 'smtp' | 'notify' | 'needless' }) {}
}

export function decideEndLetter({ data: { letterId, how } }: EndLetter, { ended }: Letters): readonly LetterEvent[] {
  if (ended.includes(letterId)) return []
  return [how === 'needless' ? { type: 'LetterNeedless', data: { letterId } } : { type: 'LetterSent', data: { letterId, by: how } }]
}
