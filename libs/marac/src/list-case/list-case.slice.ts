import { EventStore, stateNow } from '@lantern/event-store'
import { controllerFor, Directory, Reference } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { meetingChoices } from '../meeting-choices.js'
import { Meetings } from '../meetings/meetings.query.js'
import { decideListCase, ListCase } from './list-case.decide.js'

export class ListCaseInput {
  @Reference('the meeting', { as: 'radios', hint: 'The soonest first. Schedule an urgent meeting where none is soon enough.' }) meeting!: string
  @Reference('the meeting that it leaves', { as: 'hidden', optional: true }) leaves?: string
}

export const listCase = commandSlice({
  name: 'list-case',
  title: 'List for a meeting',
  done: 'Case listed',
  verb: 'marac.keep-agenda',
  refuses: ['marac.case-not-open', 'marac.not-to-be-listed', 'marac.meeting-over', 'marac.listed-already', 'marac.listed-elsewhere'],
  lifecycle: caseLifecycle,
  rule: decideListCase,
  input: ListCaseInput,
  api: 'cases/:ref/listings',
  page: 'cases/:ref/list-case',
  reads: get => get(Meetings).toCome(),
  choices: async (get, ref, _actor, read) => {
    const { area } = (await stateNow(get(EventStore), maracCase, ref)).state
    return { meeting: meetingChoices(await read(), get(Directory), area) }
  },
  proposes: async (get, ref) => {
    const { listedFor } = (await stateNow(get(EventStore), maracCase, ref)).state
    return listedFor === undefined ? {} : { leaves: listedFor }
  },
  command: ({ meeting, leaves }, { id, read }) => new ListCase({ caseId: id, meeting, leaves, toCome: read.map(({ id: of, area, held_on: on }) => ({ id: of, area, on })) }),
})
export class ListCaseController extends controllerFor(listCase) {}
