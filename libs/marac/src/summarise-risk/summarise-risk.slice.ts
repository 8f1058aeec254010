import { controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideSummariseRisk, SummariseRisk } from './summarise-risk.decide.js'

export class SummariseRiskInput {
  @Text('the possible harm', { max: 4000, multiline: true, hint: 'To whom, and how bad.' }) possibleHarm!: string
  @Text('what points to it', { max: 4000, multiline: true, hint: 'Indicators that add to the risk. Keep facts apart from opinion.' }) indicators!: string
  @Text('what protects already', { max: 4000, multiline: true, hint: 'Safety and protective factors that are there. Write "None known" if there are none.' }) protective!: string
}

export const summariseRisk = commandSlice({
  name: 'summarise-risk',
  title: 'Summarise the risk',
  done: 'Risk summarised',
  verb: 'marac.summarise-risk',
  refuses: ['marac.case-not-open'],
  lifecycle: caseLifecycle,
  rule: decideSummariseRisk,
  input: SummariseRiskInput,
  api: 'cases/:ref/risk-summaries',
  page: 'cases/:ref/summarise-risk',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'RiskSummarised')
    return made ? { possibleHarm: open(made.data.possibleHarm), indicators: open(made.data.indicators), protective: open(made.data.protective) } : {}
  },
  command: ({ possibleHarm, indicators, protective }, { id, seal }) =>
    new SummariseRisk({ caseId: id, possibleHarm: seal(`case-${id}`, possibleHarm), indicators: seal(`case-${id}`, indicators), protective: seal(`case-${id}`, protective) }),
})
export class SummariseRiskController extends controllerFor(summariseRisk) {}
