import type { CalendarDate } from '@lantern/decision'
import { inLongDate, type Names } from '@lantern/web-kit'
import { hearable } from '../hearable.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'

/** For which meeting the case is listed, as that meeting stands now; undefined where it is listed for none. */
export function listingOf(record: CaseRecord, row: MeetingRow | undefined, names: Names, today: CalendarDate) {
  const { listing, status } = record
  if (!listing || !hearable(record) || status !== 'open') return undefined
  const [on, area] = [row?.held_on ?? listing.on, names.area(row?.area ?? listing.area)]
  const href = `/meetings/${listing.meeting}`
  const which = `The meeting of ${area} on ${inLongDate(on)}`
  if (row?.status === 'cancelled') return { tag: 'yellow', text: 'To be listed', href, words: `${which} was cancelled, so the case waits to be listed again` }
  if (on < today) return { tag: 'yellow', text: 'To be listed', href, words: `${which} has passed, so the case waits to be listed again` }
  return { tag: 'blue', text: 'Listed', href, words: `${which}${row ? ` at ${row.starts_at}` : ''}` }
}
