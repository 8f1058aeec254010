import { agencyChoices, beside, controllerFor, Directory } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { notWhole, recordedViewsOf, toldViewsOf, ViewsInput } from '../marac-case/voices/views.input.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordVictimViews, RecordVictimViews } from './record-victim-views.decide.js'

export class RecordVictimViewsInput extends ViewsInput {}

export const recordVictimViews = commandSlice({
  name: 'record-victim-views',
  title: "Record the victim's views",
  done: "The victim's views recorded",
  verb: 'marac.record-victim-views',
  refuses: ['marac.case-not-open', 'marac.why-no-views', 'marac.views-not-whole', 'marac.date-ahead'],
  lifecycle: caseLifecycle,
  rule: decideRecordVictimViews,
  input: RecordVictimViewsInput,
  api: 'cases/:ref/victim-views',
  page: 'cases/:ref/record-victim-views',
  template: beside(import.meta.url),
  further: notWhole,
  choices: async get => ({ gatheredBy: agencyChoices(get(Directory)) }),
  recorded: (events, open) => recordedViewsOf(events.findLast(({ type }) => type === 'VictimViewsRecorded' || type === 'VictimViewsNotGathered'), open),
  command: (input, making) => new RecordVictimViews({ caseId: making.id, told: toldViewsOf(input, `case-${making.id}`, making) }),
})
export class RecordVictimViewsController extends controllerFor(recordVictimViews) {}
