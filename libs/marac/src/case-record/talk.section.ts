import { londonDate } from '@lantern/clock'
import { inDateTime, inPlural, type Names } from '@lantern/web-kit'
import type { CaseAsAt } from '../case-as-at.js'
import { hiddenInWords, kindInWords } from '../marac-case/marac-case.words.js'
import { questionTag, withPlaces } from '../marac-case/talk/talk.view.js'

/** So many stand on the page of a case; the others are a link away. */
const latest = 3

/** The latest messages of a case, the newest first; all of them at a past moment, which has no page of its own for them. */
export function talkSectionOf(record: CaseAsAt, names: Names, which: 'latest' | 'all' = 'latest') {
  const today = londonDate(record.asAt)
  const messages = withPlaces(record.messages, record.hidden)
  const shown = which === 'all' ? messages : messages.slice(-latest)
  return {
    caption: 'Messages, the newest first',
    captionHidden: true,
    empty: 'Nobody has written anything on this case.',
    columns: [{ text: 'From' }, { text: 'What' }, { text: 'Text' }, { text: 'When' }, { text: 'Answer' }],
    rows: shown.toReversed().map(each => {
      const { by, kind, at } = each
      if ('hiddenAt' in each) return [{ text: `${names.user(by.user)}, ${names.agency(by.agency)}` }, { text: kindInWords(kind) }, { text: hiddenInWords(each, names) }, { text: inDateTime(at) }, { text: 'None needed' }]
      const { question, text } = each
      return [
      { text: `${names.user(by.user)}, ${names.agency(by.agency)}` },
      { text: question ? `Question to ${names.agency(question.agency)}` : kind === 'answer' ? 'Answer' : 'Message' },
      { text: text ?? 'No longer held' },
      { text: inDateTime(at) },
      question ? questionTag(question, today) : { text: 'None needed' },
      ]
    }),
    more: which === 'latest' && messages.length > latest ? `Read all ${inPlural(messages.length, 'message')}` : undefined,
  }
}
