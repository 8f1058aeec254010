import { agencyChoices, controllerFor, Directory, ListOf, OneOf, Reference, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import type { HearingOutcome } from '../marac-case/marac-case.events.js'
import { hearingOutcomeWords } from '../marac-case/hearing/hearing.words.js'
import { commandSlice } from '../marac.slice.js'
import { meetingWords } from '../meeting-choices.js'
import { Meetings } from '../meetings/meetings.query.js'
import { decideHearCase, HearCase } from './hear-case.decide.js'

export class DissentInput {
  @Reference('the agency that disagrees') agency!: string
  @Text('why it disagrees', { max: 2000, multiline: true }) reason!: string
}
export class HearCaseInput {
  @Reference('the meeting that heard the case') meeting!: string
  @OneOf('what became of it', { choices: hearingOutcomeWords }) outcome!: HearingOutcome
  @Text('what was decided', { max: 8000, multiline: true, hint: 'Every agency on the case can read this, and it stands in the minutes. Actions are recorded by themselves.' }) decision!: string
  @ListOf('agencies that disagree', () => DissentInput, { max: 10, one: 'agency that disagrees' }) dissents: DissentInput[] = []
}

export const hearCase = commandSlice({
  name: 'hear-case',
  title: 'Record what the meeting decided',
  done: 'Decision of the meeting recorded',
  verb: 'marac.hold-meeting',
  refuses: ['marac.case-not-open', 'marac.meeting-not-open', 'marac.not-on-agenda', 'marac.dissents-twice', 'marac.observes'],
  lifecycle: caseLifecycle,
  rule: decideHearCase,
  input: HearCaseInput,
  api: 'cases/:ref/hearings',
  page: 'cases/:ref/hear-case',
  // Agencies go on adding to the case while they talk of it, which contradicts no decision.
  adds: true,
  starts: ['meeting'],
  reads: (get, ref) => get(Meetings).begunFor(ref),
  choices: async (get, _ref, _actor, read) => {
    const directory = get(Directory)
    return { meeting: Object.fromEntries((await read()).map(row => [row.id, meetingWords(row, directory)])), agency: agencyChoices(directory) }
  },
  command: ({ meeting, outcome, decision, dissents }, { id, read, seal }) => {
    const row = read.find(each => each.id === meeting)
    const key = `case-${id}`
    return new HearCase({
      caseId: id,
      meeting,
      held: row && { status: row.status, area: row.area, on: row.held_on, observers: row.observers },
      outcome,
      decision: seal(key, decision),
      dissents: dissents.map(({ agency, reason }) => ({ agency, reason: seal(key, reason) })),
    })
  },
})
export class HearCaseController extends controllerFor(hearCase) {}
