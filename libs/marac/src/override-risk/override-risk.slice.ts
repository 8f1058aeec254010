import { controllerFor, OneOf, Text } from '@lantern/web-kit'
import type { RiskLevel } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { riskLevelWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideOverrideRisk, OverrideRisk } from './override-risk.decide.js'

export class OverrideRiskInput {
  @OneOf('the level that holds instead', { choices: riskLevelWords }) level!: RiskLevel
  @Text('why the decision is overridden', { max: 4000, multiline: true }) rationale!: string
}

export const overrideRisk = commandSlice({
  name: 'override-risk',
  title: 'Override the level of risk',
  done: 'Level of risk overridden',
  verb: 'marac.override-risk',
  refuses: ['marac.case-not-open', 'marac.no-risk-decision', 'marac.same-risk-level'],
  lifecycle: caseLifecycle,
  rule: decideOverrideRisk,
  input: OverrideRiskInput,
  api: 'cases/:ref/risk-overrides',
  page: 'cases/:ref/override-risk',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'RiskDecided' || event.type === 'RiskOverridden')
    return made ? { level: made.data.level, rationale: open(made.data.rationale) } : {}
  },
  command: ({ level, rationale }, { id, newId, seal }) => new OverrideRisk({ caseId: id, decisionId: newId('decision'), level, rationale: seal(`case-${id}`, rationale) }),
})
export class OverrideRiskController extends controllerFor(overrideRisk) {}
