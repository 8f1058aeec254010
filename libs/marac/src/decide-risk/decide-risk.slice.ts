import { controllerFor, OneOf, Text } from '@lantern/web-kit'
import type { RiskLevel } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { riskLevelWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideDecideRisk, DecideRisk } from './decide-risk.decide.js'

export class DecideRiskInput {
  @OneOf('the level of risk', { choices: riskLevelWords, hint: 'A low score alone never makes it low: say what you know.' }) level!: RiskLevel
  @Text('the reasons for this level', { max: 4000, multiline: true }) rationale!: string
}

export const decideRisk = commandSlice({
  name: 'decide-risk',
  title: 'Decide the level of risk',
  done: 'Level of risk decided',
  verb: 'marac.decide-risk',
  refuses: ['marac.case-not-open', 'marac.risk-overridden'],
  lifecycle: caseLifecycle,
  rule: decideDecideRisk,
  input: DecideRiskInput,
  api: 'cases/:ref/risk-decisions',
  page: 'cases/:ref/decide-risk',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'RiskDecided' || event.type === 'RiskOverridden')
    return made ? { level: made.data.level, rationale: open(made.data.rationale) } : {}
  },
  command: ({ level, rationale }, { id, newId, seal }) => new DecideRisk({ caseId: id, decisionId: newId('decision'), level, rationale: seal(`case-${id}`, rationale) }),
})
export class DecideRiskController extends controllerFor(decideRisk) {}
