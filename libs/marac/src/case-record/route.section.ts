import { inDateTime, type Names, type SummaryRow } from '@lantern/web-kit'
import { isCurrent } from '../marac-case/marac-case.allowed.js'
import { hearable } from '../hearable.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { routeWords, shortRouteWords } from '../marac-case/marac-case.words.js'
import type { RecordedRoute } from '../marac-case/route/route.record.js'

const gone = 'No longer held'
const whoAndWhen = ({ by, at }: Pick<RecordedRoute, 'by' | 'at'>, names: Names): string => `${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}`
const waiting = ({ asked, status }: Pick<CaseRecord, 'asked' | 'status'>): boolean => isCurrent(status) && asked.some(({ answer }) => answer === undefined)

/** The route in a few words: while a request for a meeting waits for its answer, the case is to be listed. */
export function routeShort(record: Pick<CaseRecord, 'asked' | 'routes' | 'status' | 'listing' | 'hearings'>): string {
  if (waiting(record)) return 'To be listed: a meeting was asked for'
  const chosen = record.routes.at(-1)
  if (chosen?.route === 'meeting' && !hearable(record)) return 'Heard in a meeting'
  if (record.listing && record.status === 'open' && chosen?.route === 'meeting') return 'Listed for a meeting'
  return chosen ? shortRouteWords[chosen.route] : isCurrent(record.status) ? 'Not chosen yet' : 'Not chosen'
}

const rowsOf = (each: RecordedRoute, names: Names): readonly SummaryRow[] => [
  { key: 'Route', value: routeWords[each.route] },
  { key: 'Reason', value: each.reason ?? gone },
  { key: 'Chosen', value: whoAndWhen(each, names) },
]

export function routeOf(record: CaseRecord, names: Names) {
  const [now, ...before] = record.routes.toReversed()
  const held = isCurrent(record.status)
  return {
    waiting: waiting(record) ? 'A meeting was asked for, so the case is to be listed until the Hub has answered with the reason.' : undefined,
    rows: now && rowsOf(now, names),
    empty: held ? 'The Hub has not chosen yet whether the case is managed without a meeting.' : 'The Hub chose no route for this case.',
    before: before.map(each => ({ title: whoAndWhen(each, names), rows: rowsOf(each, names).slice(0, 2) })),
    asked: {
      caption: 'What was asked of the Hub',
      captionHidden: true,
      columns: [{ text: 'What' }, { text: 'Why' }, { text: 'Asked by' }, { text: 'When' }, { text: 'Answer' }],
      rows: record.asked.map(({ what, why, by, at, answer }) => [
        { text: what },
        { text: why ?? gone },
        { text: `${names.user(by.user)}, ${names.agency(by.agency)}` },
        { text: inDateTime(at) },
        answer
          ? { text: `${shortRouteWords[answer.route]}: ${answer.reason ?? gone} (${whoAndWhen(answer, names)})` }
          : { text: held ? 'Waits for the Hub' : record.status === 'not-accepted' ? 'The referral was not accepted' : 'None', ...(held && { tag: 'yellow' }) },
      ]),
    },
  }
}
