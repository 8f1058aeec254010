import type { CaseRecord } from './marac-case/marac-case.record.js'

/** Whether a meeting is to hear the case (awaitsMeeting, of the record). */
export function hearable({ routes, asked, hearings }: Pick<CaseRecord, 'routes' | 'asked' | 'hearings'>): boolean {
  if (asked.some(({ answer }) => answer === undefined)) return true
  const heard = hearings.at(-1)
  const [chosen] = [...routes, ...asked.flatMap(({ answer }) => (answer?.route === 'meeting' ? [answer] : []))].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return chosen?.route === 'meeting' && !(heard && heard.outcome !== 'adjourned' && heard.at >= chosen.at)
}
