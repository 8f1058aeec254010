import type { Actor } from '@lantern/decision'
import { Sealer } from '@lantern/privacy'
import { beside, caseReadOf, controllerFor, Directory, fileInWords, inDateTime, openerFor, Reference, Text, type Get } from '@lantern/web-kit'
import { entriesOf, findEntry, idOfEntry } from '../action/action.in-error.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { action } from '../action/action.stream.js'
import { entryKindWords, sentence } from '../action/action.words.js'
import { seesAll } from '../actions.access.js'
import { ActionsOf } from '../actions-of.js'
import { commandSlice } from '../actions.slice.js'
import { decideRecordActionInError, RecordActionInError } from './record-action-in-error.decide.js'

export class RecordActionInErrorInput {
  @Reference('the entry', { as: 'radios' }) entry!: string
  @Text('why it does not belong on this case', { max: 2000, multiline: true, hint: 'Say nothing of what it said: this is kept.' }) reason!: string
  @Reference('the case that it belongs on', { as: 'text', optional: true, hint: 'Its reference, if you know it. Enter it there again yourself: nothing is moved.' }) belongsOn?: string
}

/** How much of an entry is shown to know it by. */
const most = 120
const short = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** What the actor may record in error, the whole action first, each with enough of it to know it by. */
async function entryChoices(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const events = await get(ActionsOf).history(ref)
  const open = await openerFor(get(Sealer), action, events)
  const directory = get(Directory)
  const theirs = entriesOf(events).filter(({ event }) => seesAll(actor) || event.by.agency === actor.agency)
  return Object.fromEntries(
    theirs.map(entry => {
      const { kind, about, event } = entry
      const file = event.type === 'ActionClaimedDone' ? event.data.files?.find(({ fileId }) => fileId === about) : undefined
      const said = file ? fileInWords({ name: open(file.name), size: file.size, kind: file.kind }) : short(event.type === 'ActionAgreed' ? (open(event.data.text) ?? 'No longer held') : sentence(event, open, directory))
      return [idOfEntry(entry), `${entryKindWords[kind]}, ${inDateTime(event.recordedAt)}, ${directory.user(event.by.user)}. ${said}`]
    }),
  )
}

export const recordActionInError = commandSlice({
  name: 'record-action-in-error',
  title: 'Record something of the action in error',
  done: 'Entry recorded in error. Nobody reads it any more',
  verb: 'actions.record-in-error',
  refuses: ['actions.no-such-entry', 'actions.not-your-entry'],
  lifecycle: actionLifecycle,
  rule: decideRecordActionInError,
  input: RecordActionInErrorInput,
  starts: ['entry'],
  api: ':ref/entries-in-error',
  page: 'actions/:ref/record-in-error',
  template: beside(import.meta.url),
  // The form shows what the action says.
  shows: caseReadOf,
  choices: async (get, ref, actor) => ({ entry: await entryChoices(get, ref, actor) }),
  reads: (get, ref) => get(ActionsOf).history(ref),
  command: ({ entry, reason, belongsOn }, { id, actor, read, seal, sealIfAny }) => {
    const belongs = sealIfAny(keyOf(id), belongsOn)
    return new RecordActionInError({ actionId: id, found: findEntry(read, entry), reason: seal(keyOf(id), reason), ...(belongs && { belongsOn: belongs }), any: seesAll(actor) })
  },
})
export class RecordActionInErrorController extends controllerFor(recordActionInError) {}
