import { agencyChoices, beside, caseReadOf, controllerFor, Directory, Reference } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { notWhole, toldViewsOf, ViewsInput } from '../marac-case/voices/views.input.js'
import { commandSlice } from '../marac.slice.js'
import { childrenOf } from '../children-of-the-case.js'
import { decideRecordChildViews, RecordChildViews } from './record-child-views.decide.js'

export class RecordChildViewsInput extends ViewsInput {
  @Reference('the child', { as: 'radios' }) child!: string
}

export const recordChildViews = commandSlice({
  name: 'record-child-views',
  title: "Record a child's views",
  done: "The child's views recorded",
  verb: 'marac.record-child-views',
  refuses: ['marac.case-not-open', 'marac.no-such-child', 'marac.why-no-views', 'marac.views-not-whole', 'marac.date-ahead'],
  lifecycle: caseLifecycle,
  rule: decideRecordChildViews,
  input: RecordChildViewsInput,
  api: 'cases/:ref/child-views',
  page: 'cases/:ref/record-child-views',
  template: beside(import.meta.url),
  further: notWhole,
  choices: async (get, ref) => ({ child: await childrenOf(get, ref), gatheredBy: agencyChoices(get(Directory)) }),
  // The form names the children.
  shows: caseReadOf,
  command: (input, making) => new RecordChildViews({ caseId: making.id, child: input.child, told: toldViewsOf(input, `person-${input.child}`, making) }),
})
export class RecordChildViewsController extends controllerFor(recordChildViews) {}
