import { formatDate } from '@lantern/clock'
import type { Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import type { ResolutionEvent, ResolvedBy } from './resolution.events.js'

export const resolvedByWords: Readonly<Record<ResolvedBy, string>> = {
  'steering-group': 'Steering Group for death reviews',
  partnership: 'Community Safety Partnership',
  'working-group': 'Working Group for the Crime Reduction Grant',
  funder: 'The funder',
}

type Sentences = { readonly [T in ResolutionEvent['type']]: (event: StoredOf<Extract<ResolutionEvent, { type: T }>>, open: Open) => string }
const sentences: Sentences = {
  ResolutionRecorded: ({ data }) => `${resolvedByWords[data.resolvedBy]}, ${formatDate(data.on)}, item ${data.item}: recorded`,
  ResolutionRecordedInError: ({ data }, open) => `It was recorded in error: ${open(data.reason) ?? 'no longer held'}`,
}

/** One event as a plain sentence. */
export const sentence = (event: StoredOf<ResolutionEvent>, open: Open, _names: Names): string => sentences[event.type](event as never, open)
