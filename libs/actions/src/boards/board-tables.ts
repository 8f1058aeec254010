import { workingDaysLate, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { escaped, inPlural, inShortDate, type Names } from '@lantern/web-kit'
import { lateKindWords } from '../duty/duty.words.js'
import { fromCell } from '../late-cells.js'
import { askedWords, lateWords } from '../late.words.js'
import { isWithinAgency } from '../ladder.policy.js'
import type { RaisedRow } from '../raised-rows.js'
import type { ShownAgencies } from '../shown-agencies.js'

interface Reading {
  readonly today: CalendarDate
  readonly calendar: HolidayCalendar
  readonly agencies: ShownAgencies
  readonly areas: Pick<Names, 'area'>
  /** On paper there is room to write down what is decided, and nothing to follow. */
  readonly pack: boolean
}

/** What is asked of whoever has the board now: all else can wait, and stands below. */
export function groupsOf<Row extends Pick<RaisedRow, 'tier' | 'held_until'>>(rows: readonly Row[], today: CalendarDate) {
  const groups = Map.groupBy(rows, ({ tier, held_until: held }) => (held !== null && held >= today ? 'waiting' : tier !== null && isWithinAgency(tier) ? 'told' : 'decide'))
  return { decide: groups.get('decide') ?? [], waiting: groups.get('waiting') ?? [], told: groups.get('told') ?? [] }
}

/** What has to be decided on, then what is answered by a day, then what its senior manager was asked to see to; those that are empty are left out. */
export function boardTables(rows: readonly RaisedRow[], reading: Reading) {
  const { decide, waiting, told } = groupsOf(rows, reading.today)
  return [
    table('To decide on', decide, reading, { asked: true }),
    table('Waiting for an answer', waiting, reading, { until: true }),
    table('With the senior manager of the agency', told, reading, {}),
  ].filter(({ rows: shown }) => shown.length > 0)
}

function table(name: string, rows: readonly RaisedRow[], { today, calendar, agencies, areas, pack }: Reading, { asked = false, until = false }: { readonly asked?: boolean; readonly until?: boolean }) {
  return {
    caption: `${name} (${rows.length})`,
    empty: '',
    columns: [{ text: 'What', whole: true }, { text: 'Agency' }, { text: 'Here since', whole: true }, { text: 'Due', whole: true }, { text: 'Late or missed' }, ...(asked ? [{ text: 'Asked' }] : []), ...(until ? [{ text: 'Answers by', whole: true }] : []), ...(pack && asked ? [{ text: 'Decision' }] : [])],
    rows: rows.map(row => [
      { text: row.ref, ...(!pack && { href: `/escalations/${row.ref}` }), after: [lateKindWords[row.kind], ...(row.area ? [areas.area(row.area)] : []), ...(row.immediate_safety === 1 ? ['immediate safety'] : [])].join(', ') },
      { text: agencies.name(row.agency) },
      { text: row.tier_on === null ? '' : inShortDate(row.tier_on) },
      fromCell(row.kind, row.due_on, row.first_due_on),
      { text: lateWords[row.kind].measure({ workingDaysLate: workingDaysLate(row.due_on, today, calendar), missed: row.missed ?? null }) },
      ...(asked ? [{ text: askedWords(row.kind, row.asks) }] : []),
      ...(until ? [{ text: row.held_until === null ? '' : inShortDate(row.held_until) }] : []),
      ...(pack && asked ? [{ html: '<span class="lantern-to-write"></span>' }] : []),
    ]),
  }
}

/** Meetings that were missed once: how many by agency, and where. Whoever comes to the next leaves the board by that, so that none has a line of its own. Undefined where there are none. */
export function missesTable(rows: readonly RaisedRow[], agencies: ShownAgencies, areas: Pick<Names, 'area'>, pack: boolean) {
  if (rows.length === 0) return undefined
  const where = ({ ref, area, tier_on: on, held_until: until }: RaisedRow): string => {
    const name = escaped(area ? areas.area(area) : ref)
    return `${pack ? name : `<a class="govuk-link govuk-link--no-visited-state" href="/escalations/${ref}">${name}</a>`}${on === null ? '' : ` (${inShortDate(on)}${until === null ? '' : `, answers by ${inShortDate(until)}`})`}`
  }
  const byAgency = [...Map.groupBy(rows, ({ agency }) => agencies.name(agency))].sort(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b, 'en-GB'))
  return {
    caption: `Nobody came to a meeting (${rows.length})`,
    empty: '',
    columns: [{ text: 'Agency' }, { text: 'Missed' }, { text: 'Area, and day of the meeting' }],
    rows: byAgency.map(([agency, of]) => [{ text: agency }, { text: inPlural(of.reduce((sum, { missed }) => sum + (missed ?? 1), 0), 'meeting') }, { html: `<ul class="govuk-list lantern-cell-list">${of.map(row => `<li>${where(row)}</li>`).join('')}</ul>` }]),
  }
}
