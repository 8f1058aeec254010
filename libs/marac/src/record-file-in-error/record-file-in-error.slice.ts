import { AccessLog } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { controllerFor, Directory, inDateTime, openerFor, Reference, Text, type Get } from '@lantern/web-kit'
import { seesAll } from '../marac.access.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { CaseEntries } from '../marac-case/in-error/case-entries.query.js'
import { findEntry } from '../marac-case/in-error/find-entry.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordFileInError, RecordFileInError } from './record-file-in-error.decide.js'

export class RecordFileInErrorInput {
  @Reference('the file', { as: 'radios' }) file!: string
  @Text('why it should not be there', { max: 2000, multiline: true, hint: 'Such as: it belongs to another case. Say nothing of what is in it.' }) reason!: string
}

/** The files that the actor may record in error, by name, with who added them and when. */
async function filesOf(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(get(Clock).now()))
  const theirs = (record?.files ?? []).filter(({ by, inError }) => !inError && (seesAll(actor) || by.agency === actor.agency))
  return Object.fromEntries(theirs.map(({ id, name, by, at }) => [id, `${name ?? 'No longer held'} (${get(Directory).agency(by.agency)}, ${inDateTime(at)})`]))
}

export const recordFileInError = commandSlice({
  name: 'record-file-in-error',
  title: 'Record a file in error',
  done: 'File recorded in error',
  verb: 'marac.record-file-in-error',
  refuses: ['marac.case-not-open', 'marac.no-such-file', 'marac.not-your-file'],
  lifecycle: caseLifecycle,
  rule: decideRecordFileInError,
  input: RecordFileInErrorInput,
  adds: true,
  starts: ['file'],
  api: 'cases/:ref/files-in-error',
  page: 'cases/:ref/record-file-in-error',
  // The form shows names of files, which are a part of the case.
  shows: async (get, ref, actor) => {
    await get(AccessLog).record({ actor, at: get(Clock).now(), verb: 'case-read', ref })
    return {}
  },
  choices: async (get, ref, actor) => ({ file: await filesOf(get, ref, actor) }),
  reads: (get, ref) => get(CaseEntries).history(ref),
  command: ({ file, reason }, { id, actor, read, seal }) => {
    const entry = findEntry(read, ({ kind, about }) => kind === 'file' && about === file)?.data
    return new RecordFileInError({ caseId: id, fileId: file, reason: seal(`case-${id}`, reason), any: seesAll(actor), ...(entry && { entry }) })
  },
})
export class RecordFileInErrorController extends controllerFor(recordFileInError) {}
