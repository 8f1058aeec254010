import { isSealed } from './sealed-fields.js'

/** A planted text that was found where anyone with the log can read it. */
export interface ClearText {
  /** Which of the things searched, counted from 0. */
  readonly index: number
  /** The event's type, when it has one. */
  readonly type: string | undefined
  /** Path to the field: `stream`, `data.victim.name`, or the name of a member. */
  readonly at: string
  readonly planted: string
}

/**
 * Searches all that is not sealed in recorded events (envelope and payload, names of members and key ids too) for texts that were planted
 * as personal data, in any letter case, accents or spacing. For tests: an empty answer is what they ask for.
 */
export function findClearPersonalData(events: readonly object[], planted: readonly string[]): readonly ClearText[] {
  const sought = planted.map(text => ({ text, plain: plainOf(text) })).filter(({ plain }) => plain !== '')
  if (sought.length === 0) throw new Error('Nothing was planted, so nothing can be found.')
  return events.flatMap((event, index) =>
    [...clearTexts(event, '')].flatMap(({ at, text }) => {
      const plain = plainOf(text)
      return sought.filter(one => plain.includes(one.plain)).map(one => ({ index, type: typeOf(event), at, planted: one.text }))
    }),
  )
}

function* clearTexts(value: unknown, at: string): Generator<{ readonly at: string; readonly text: string }> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') yield { at, text: String(value) }
  if (typeof value !== 'object' || value === null) return
  if (isSealed(value)) {
    yield { at: `${at}.key`, text: value.key }
    return
  }
  for (const [name, inner] of Object.entries(value)) {
    const here = at === '' ? name : `${at}.${name}`
    if (!Array.isArray(value)) yield { at: here, text: name }
    yield* clearTexts(inner, here)
  }
}

const typeOf = (event: object): string | undefined => ('type' in event && typeof event.type === 'string' ? event.type : undefined)

/** Letters without case and accents, runs of space as one: the same name written otherwise is found too. */
const plainOf = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
