import { whyDeadline, type RulesNow } from '@lantern/rules'
import { inDate } from '@lantern/web-kit'
import { researchDeadline } from '../case-deadlines.js'
import type { RecordedResearch } from '../marac-case/research/research.record.js'

/** Why each date that agencies were given is what it is, by the rules of the day on which they were asked. Those who were asked together share one, but for who was closed meanwhile. */
export async function whyResearchDue(rules: RulesNow, research: readonly RecordedResearch[]): Promise<readonly { readonly dueOn: string; readonly sentences: readonly string[] }[]> {
  const asked = new Map(research.map(each => [`${each.countedFrom ?? each.requestedAt} ${each.dueOn}`, each]))
  return Promise.all(
    [...asked.values()].map(async each => {
      const deadline = researchDeadline(each)
      const { rules: then } = await rules.inForce(deadline.startedAt)
      return { dueOn: inDate(each.dueOn), sentences: whyDeadline(deadline, then).sentences }
    }),
  )
}
