/** An instant in UTC: ISO 8601 with milliseconds and Z, as `Date.prototype.toISOString` writes it. Sorts as text. */
export type Instant = string

/** A calendar date in Europe/London: YYYY-MM-DD. Sorts as text. */
export type CalendarDate = string
