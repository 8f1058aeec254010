import { createRequire } from 'node:module'
import type { CalendarDate } from '@lantern/decision'

/** A day on which no deadline counts. `insteadOf` names the usual bank holiday that it replaces that year. */
export interface Holiday {
  readonly date: CalendarDate
  readonly name: string
  readonly insteadOf?: CalendarDate
}

/** Tells holidays: the name of the one on that date, or undefined on any other day. */
export interface HolidayCalendar {
  readonly holidayOn: (date: CalendarDate) => string | undefined
}

/** Days on which an agency is closed beside the bank holidays, the last included. */
export interface Closure {
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly name: string
}

/** The calendar of somebody who is closed on more days than others. */
export const closedOn = (calendar: HolidayCalendar, closures: readonly Closure[]): HolidayCalendar =>
  closures.length === 0 ? calendar : { holidayOn: date => calendar.holidayOn(date) ?? closures.find(({ from, until }) => from <= date && date <= until)?.name }

interface Listed {
  readonly date: string
  readonly name: string
  readonly type: string
}
interface Almanac {
  getHolidays(year: number): readonly Listed[]
}
type AlmanacClass = new (country: string, region: string, options: object) => Almanac

let almanac: Almanac | undefined
const years = new Map<number, ReadonlyMap<CalendarDate, string>>()

/**
 * The library brings moment, lodash and astronomia: loaded on first use only, once a process (figures in docs/adr/0002), and by
 * `require` because a rule that asks for a due date cannot wait. ENG is needed: plain GB lacks the summer bank holiday.
 */
function loadAlmanac(): Almanac {
  const loaded = createRequire(import.meta.url)('date-holidays') as AlmanacClass | { readonly default: AlmanacClass }
  // Which of the two comes depends on whether the package's CommonJS or its ES module file was resolved.
  const Holidays = 'default' in loaded ? loaded.default : loaded
  return new Holidays('GB', 'ENG', { languages: ['en'], types: ['public'], timezone: 'Europe/London' })
}

/**
 * Bank holidays of England and Wales in a year that fall on a weekday, by date. The library also lists Christmas Day, Boxing Day and
 * New Year's Day when they fall on a weekend, beside their substitute day; these are dropped, for a weekend is not counted anyway.
 */
export function bankHolidaysOf(year: number): ReadonlyMap<CalendarDate, string> {
  const known = years.get(year)
  if (known) return known
  almanac ??= loadAlmanac()
  const found = new Map<CalendarDate, string>()
  for (const { date, name, type } of almanac.getHolidays(year)) {
    const day = date.slice(0, 10)
    const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
    if (type === 'public' && weekday !== 0 && weekday !== 6) found.set(day, name.replaceAll('’', "'"))
  }
  years.set(year, found)
  return found
}

/** The bank holidays of England and Wales, with proclaimed one-offs that the library does not know yet (or moves one) as data. */
export function englandAndWales(oneOffs: readonly Holiday[] = []): HolidayCalendar {
  const added = new Map(oneOffs.map(holiday => [holiday.date, holiday.name]))
  const replaced = new Set(oneOffs.flatMap(holiday => holiday.insteadOf ?? []))
  return {
    holidayOn: date => added.get(date) ?? (replaced.has(date) ? undefined : bankHolidaysOf(Number(date.slice(0, 4))).get(date)),
  }
}
