import type { Actor } from '@lantern/decision'
import { Sealer } from '@lantern/privacy'
import { beside, controllerFor, Directory, inDateTime, openerFor, Reference, Text, type Get } from '@lantern/web-kit'
import { caseReadOf } from '../case-people.js'
import { seesAll } from '../marac.access.js'
import { CaseEntries } from '../marac-case/in-error/case-entries.query.js'
import { offeredOf } from '../marac-case/in-error/entries.js'
import { entryKindWords } from '../marac-case/in-error/in-error.words.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { sentence } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { findEntry } from '../marac-case/in-error/find-entry.js'
import { decideRecordInError, RecordInError } from './record-in-error.decide.js'

export class RecordInErrorInput {
  @Reference('the entry', { as: 'radios' }) entry!: string
  @Text('why it does not belong on this case', { max: 2000, multiline: true, hint: 'Say nothing of what it said: this is kept.' }) reason!: string
  @Reference('the case that it belongs on', { as: 'text', optional: true, hint: 'Its reference, such as MC-4T7Q9-XWC2D, if you know it. Enter it there again yourself: nothing is moved.' }) belongsOn?: string
}

/** How much of an entry is shown to know it by. */
const most = 120
const short = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** What the actor may record in error, the newest first, each with enough of it to know it by. */
async function entryChoices(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const events = await get(CaseEntries).history(ref)
  const open = await openerFor(get(Sealer), maracCase, events, { agency: actor.agency })
  const directory = get(Directory)
  const theirs = offeredOf(events).filter(({ by }) => seesAll(actor) || by.agency === actor.agency)
  return Object.fromEntries(theirs.toReversed().map(({ kind, at, by, event }) => [event.id, `${entryKindWords[kind]}, ${inDateTime(at)}, ${directory.user(by.user)}. ${short(sentence(event, open, directory))}`]))
}

export const recordInError = commandSlice({
  name: 'record-in-error',
  title: 'Record an entry in error',
  done: 'Entry recorded in error. Nobody reads it any more',
  verb: 'marac.record-in-error',
  refuses: ['marac.case-not-open', 'marac.no-such-entry', 'marac.not-your-entry', 'marac.told-of-since'],
  lifecycle: caseLifecycle,
  rule: decideRecordInError,
  input: RecordInErrorInput,
  starts: ['entry'],
  api: 'cases/:ref/entries-in-error',
  page: 'cases/:ref/record-in-error',
  template: beside(import.meta.url),
  // The form shows parts of the case.
  shows: caseReadOf,
  choices: async (get, ref, actor) => ({ entry: await entryChoices(get, ref, actor) }),
  reads: (get, ref) => get(CaseEntries).history(ref),
  command: ({ entry, reason, belongsOn }, { id, actor, read, seal, sealIfAny }) => {
    const belongs = sealIfAny(`case-${id}`, belongsOn)
    return new RecordInError({ caseId: id, found: findEntry(read, each => each.event.id === entry), reason: seal(`case-${id}`, reason), ...(belongs && { belongsOn: belongs }), any: seesAll(actor) })
  },
})
export class RecordInErrorController extends controllerFor(recordInError) {}
