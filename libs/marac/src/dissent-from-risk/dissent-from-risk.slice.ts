import { controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideDissentFromRisk, DissentFromRisk } from './dissent-from-risk.decide.js'

export class DissentFromRiskInput {
  @Text('why your agency does not agree', { max: 4000, multiline: true, hint: 'It stands beside the decision for everybody on the case, and stays there.' }) reason!: string
}

export const dissentFromRisk = commandSlice({
  name: 'dissent-from-risk',
  title: 'Disagree with the level of risk',
  done: 'Your dissent stands beside the decision',
  verb: 'marac.dissent-from-risk',
  refuses: ['marac.case-not-open', 'marac.no-risk-decision'],
  lifecycle: caseLifecycle,
  rule: decideDissentFromRisk,
  input: DissentFromRiskInput,
  api: 'cases/:ref/risk-dissents',
  page: 'cases/:ref/dissent-from-risk',
  command: ({ reason }, { id, seal }) => new DissentFromRisk({ caseId: id, reason: seal(`case-${id}`, reason) }),
})
export class DissentFromRiskController extends controllerFor(dissentFromRisk) {}
