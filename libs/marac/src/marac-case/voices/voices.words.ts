import { formatDate } from '@lantern/clock'
import type { Open } from '@lantern/decision'
import type { Names } from '@lantern/web-kit'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { Gathered, IdvaOutcome, NoViewsBecause, VoicesEvent } from './voices.events.js'

export const noViewsWords: Readonly<Record<NoViewsBecause, string>> = {
  'not-safe-to-ask': 'It was not safe to ask',
  'not-reached': 'Could not be reached',
  'did-not-want-to': 'Did not want to say',
  'too-young': 'Too young to say',
  'not-born': 'Not born yet',
  'somebody-else-asks': 'Somebody else is better placed to ask, and will',
  other: 'Another reason',
}
export const idvaOutcomeWords: Readonly<Record<IdvaOutcome, string>> = {
  'not-reached': 'Tried, and could not reach the victim',
  'not-safe': 'It was not safe to make contact',
  offered: 'Offered support: the victim is still deciding',
  accepted: 'Offered support: accepted',
  declined: 'Offered support: declined',
  engaged: 'The victim is working with the IDVA',
  ended: 'The victim is no longer working with the IDVA',
}

const heard = ({ gatheredBy, gatheredOn, wants, fears, safe }: Gathered, open: Open, names: Names): string => {
  const parts = [['Wants', wants], ['Fears', fears], ['Safe', safe]] as const
  const texts = parts.flatMap(([what, text]) => {
    const opened = text && open(text)
    return opened === undefined ? [] : [`${what}: ${opened}`]
  })
  return `, gathered by ${names.agency(gatheredBy)} on ${formatDate(gatheredOn)}${said(texts.length === 0 ? undefined : texts.join('\n'))}`
}

/** A child is not named in a sentence: it stands on the case, by its own card. */
export const voicesSentences: Sentences<VoicesEvent> = {
  VictimViewsRecorded: ({ data }, open, names) => `The victim's views were recorded${heard(data, open, names)}`,
  VictimViewsNotGathered: ({ data }, open) => `Why there are no views of the victim was recorded. ${noViewsWords[data.because]}${said(open(data.reason))}`,
  ChildViewsRecorded: ({ data }, open, names) => `A child's views were recorded${heard(data, open, names)}`,
  ChildViewsNotGathered: ({ data }, open) => `Why there are no views of a child was recorded. ${noViewsWords[data.because]}${said(open(data.reason))}`,
  IdvaContactRecorded: ({ data }, open) => `IDVA contact on ${formatDate(data.contactedOn)}. ${idvaOutcomeWords[data.outcome]}${said(data.note && open(data.note))}`,
}
