import { whyThisDate } from '@lantern/clock'
import type { RulesNow } from '@lantern/rules'
import { inDate } from '@lantern/web-kit'
import type { RecordedResearch } from '../marac-case/research/research.record.js'

/** Why each date that agencies were given is what it is, by the rules of the day on which they were asked. Those who were asked together share one. */
export async function whyResearchDue(rules: RulesNow, research: readonly RecordedResearch[]): Promise<readonly { readonly dueOn: string; readonly sentences: readonly string[] }[]> {
  const asked = new Map(research.map(({ requestedAt, dueOn }) => [requestedAt, dueOn]))
  return Promise.all(
    [...asked].map(async ([start, dueOn]) => {
      const { clocks, calendar } = (await rules.inForce(start)).rules
      const { sentences } = whyThisDate({ start, startEvent: 'research was requested', rule: clocks.researchReturn, calendar, chosen: dueOn })
      return { dueOn: inDate(dueOn), sentences }
    }),
  )
}
