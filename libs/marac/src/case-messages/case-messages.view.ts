import type { CalendarDate } from '@lantern/decision'
import { fileInWords, inDateTime, inDate, inPlural, inTime, type Names } from '@lantern/web-kit'
import { londonDate } from '@lantern/clock'
import { questionTag, withPlaces } from '../marac-case/talk/talk.view.js'
import { goneOf, hiddenInWords, kindInWords } from '../marac-case/marac-case.words.js'
import type { RecordedInError } from '../marac-case/in-error/in-error.record.js'
import type { RecordedMessage } from '../marac-case/talk/talk.record.js'
import { fileHref } from '../marac-case/files/files.view.js'
import type { RecordedFile } from '../marac-case/files/files.record.js'
import { readersOf, type ReadMark } from '../case-reading/case-readings.query.js'

const gone = 'No longer held'

export interface MessageItem {
  readonly id: string
  /** Of the reader's own agency: on the right, as in a conversation. */
  readonly own: boolean
  readonly heading: string
  readonly text: string
  readonly sender: string
  readonly at: string
  readonly time: string
  /** Set on the first of a day. */
  readonly day?: string
  readonly fresh: boolean
  readonly tag?: { readonly text: string; readonly tag?: string }
  readonly answerHref?: string
  readonly withdrawHref?: string
  /** Files that came with it; without an address where nobody is given it. */
  readonly files: readonly { readonly text: string; readonly href?: string }[]
  readonly readers?: { readonly count: string; readonly names: readonly string[] }
}

export interface MessageReader {
  readonly agency: string
  readonly user: string
  /** The last revision that they had read before. */
  readonly upTo: number
  /** Whether they may answer for their agency. */
  readonly answers: boolean
  /** Whose questions they may withdraw. */
  readonly withdraws: 'any' | 'own' | 'none'
}

const headingOf = ({ kind, question }: RecordedMessage, names: Names): string =>
  kind === 'message' ? 'Message' : kind === 'answer' ? 'Answer' : `Question to ${names.agency(question?.agency ?? '')}`

function fileItem(ref: string, file: RecordedFile): { readonly text: string; readonly href?: string } {
  const href = fileHref(ref, file)
  return href === undefined ? { text: file.inError ? 'A file that was recorded in error' : fileInWords(file) } : { text: fileInWords(file), href }
}

/** In the place of what was recorded in error: who wrote it and when, and no word of it. */
const placeItem = (place: RecordedInError, { names, reader, day }: { readonly names: Names; readonly reader: MessageReader; readonly day: { readonly day?: string } }): MessageItem => ({
  id: `entry-${place.entry}`,
  own: place.by.agency === reader.agency,
  heading: kindInWords(place.kind),
  text: hiddenInWords(place, names),
  sender: `${names.user(place.by.user)}, ${names.agency(place.by.agency)}`,
  at: place.at,
  time: inTime(place.at),
  ...day,
  fresh: false,
  files: [],
})

/** The conversation of a case, the oldest first, as one reader sees it. */
export function messageItems(
  ref: string,
  { messages, files, hidden }: { readonly messages: readonly RecordedMessage[]; readonly files: readonly RecordedFile[]; readonly hidden: readonly RecordedInError[] },
  { names, marks, reader, today }: { readonly names: Names; readonly marks: readonly ReadMark[]; readonly reader: MessageReader; readonly today: CalendarDate },
): readonly MessageItem[] {
  return withPlaces(messages, hidden).map((message, i, all) => {
    const before = all[i - 1]
    const day = before && londonDate(before.at) === londonDate(message.at) ? {} : { day: inDate(message.at) }
    if ('hiddenAt' in message) return placeItem(message, { names, reader, day })
    const { id, by, at, text, revision, question } = message
    const readers = readersOf(marks, revision).filter(({ user }) => user !== by.user)
    const waits = question?.state === 'waiting' || question?.state === 'late'
    return {
      id,
      own: by.agency === reader.agency,
      heading: headingOf(message, names),
      text: [text ?? gone, ...(question?.withdrawn ? [`Withdrawn: ${question.withdrawn.reason ?? goneOf({ hidden }, 'question-withdrawn')}`] : [])].join('\n\n'),
      sender: `${names.user(by.user)}, ${names.agency(by.agency)}`,
      at,
      time: inTime(at),
      ...day,
      fresh: revision > reader.upTo && by.user !== reader.user,
      ...(question && { tag: questionTag(question, today) }),
      ...(waits && reader.answers && question?.agency === reader.agency && { answerHref: `/cases/${ref}/answer-question?question=${id}` }),
      ...(waits && (reader.withdraws === 'any' || (reader.withdraws === 'own' && by.agency === reader.agency)) && { withdrawHref: `/cases/${ref}/withdraw-question?question=${id}` }),
      files: files.flatMap(file => (file.message === id ? [fileItem(ref, file)] : [])),
      readers: {
        count: readers.length === 0 ? 'Read by nobody yet' : `Read by ${inPlural(readers.length, 'person', 'people')}`,
        names: readers.map(mark => `${names.user(mark.user)}, ${names.agency(mark.agency)}: ${inDateTime(mark.at)}`),
      },
    }
  })
}
