import { controllerFor, inDateTime, Reference, SomeOf, Text, YesNo, type Get } from '@lantern/web-kit'
import { actionEntryKindWords } from '@lantern/actions'
import { CaseEntries } from '../marac-case/in-error/case-entries.query.js'
import { entryKindWords, toldOfBreachWords } from '../marac-case/in-error/in-error.words.js'
import type { ToldOfBreach } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { AssessEntryInError, decideAssessEntryInError } from './assess-entry-in-error.decide.js'

export class AssessEntryInErrorInput {
  @Reference('the entry', { as: 'radios' }) entry!: string
  @YesNo('whether it was a breach of personal data') breach!: boolean
  @SomeOf('who was told', { choices: toldOfBreachWords }) told!: ToldOfBreach[]
  @Text('how you came to that', { max: 4000, multiline: true, hint: 'Such as who had read it, what they were told and what was done.' }) reason!: string
}

/** Entries that were recorded in error, by kind and moment: what they said is nobody's any more. */
async function entryChoices(get: Get, ref: string): Promise<Readonly<Record<string, string>>> {
  const words = { ...entryKindWords, ...actionEntryKindWords }
  const entries = await get(CaseEntries).inError(ref)
  return Object.fromEntries(entries.map(({ id, data }) => [id, `${words[data.kind]} of ${inDateTime(data.enteredAt)}`]))
}

export const assessEntryInError = commandSlice({
  name: 'assess-entry-in-error',
  title: 'Assess an entry in error',
  done: 'Assessment recorded',
  verb: 'marac.assess-entry-in-error',
  refuses: ['marac.case-not-open', 'marac.not-in-error', 'marac.told-nobody-and-somebody'],
  lifecycle: caseLifecycle,
  rule: decideAssessEntryInError,
  input: AssessEntryInErrorInput,
  starts: ['entry'],
  api: 'cases/:ref/entries-in-error/assessments',
  page: 'cases/:ref/assess-entry-in-error',
  next: () => '/entries-in-error',
  choices: async (get, ref) => ({ entry: await entryChoices(get, ref) }),
  reads: (get, ref) => get(CaseEntries).inError(ref),
  command: ({ entry, breach, told, reason }, { id, read, seal }) => new AssessEntryInError({ caseId: id, known: read.find(each => each.id === entry)?.known, breach, told, reason: seal(`case-${id}`, reason) }),
})
export class AssessEntryInErrorController extends controllerFor(assessEntryInError) {}
