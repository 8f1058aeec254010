import { whyDeadline, type Deadline, type RulesNow } from '@lantern/rules'

/** What opens under a date in a list. */
export interface WhyCell {
  readonly more: { readonly summary: string; readonly what: string; readonly lines: readonly string[] }
}

/** "Why this date?" for each row of a list, by the rules of the day on which its clock started; `what` tells one from another to who hears the page. */
export const whyCells = <Row>(rules: RulesNow, rows: readonly Row[], of: (row: Row) => Omit<Deadline, 'agency'> & { readonly agency?: string | null }): Promise<readonly WhyCell[]> =>
  Promise.all(
    rows.map(async row => {
      const deadline = of(row)
      const { rules: then } = await rules.inForce(deadline.startedAt)
      return { more: { summary: 'Why this date?', what: deadline.what, lines: whyDeadline({ ...deadline, agency: deadline.agency ?? '' }, then).sentences } }
    }),
  )
