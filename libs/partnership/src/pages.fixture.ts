import { AccessLog, Accounts, DraftFiles, Drafts, HeldForms, Sessions, Subjects } from '@lantern/access'
import { Clock, SetClock } from '@lantern/clock'
import type { DomainEvent, StreamType } from '@lantern/decision'
import { EventStore, openSqliteEventStore } from '@lantern/event-store'
import { AesSealer, FileVault, FolderVault, MasterKey, PrivateStore, Sealer } from '@lantern/privacy'
import { ViewProgress } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Buttons, Commands, contextOf, controllerFor, createFastifyAdapter, Directory, FormPages, PeopleFirst, mountShell, SetUpUse, Slices, StepDrafts, StepFiles, StepPages, Text } from '@lantern/web-kit'
import { Global, Module, type Provider } from '@nestjs/common'
import { DiscoveryModule, NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { Writable } from 'node:stream'
import { FindNotePage } from './find-note.fixture.js'
import { LanternFrames } from './frames/lantern-frames.js'
import { loadPartnership } from './load-partnership.js'
import { PartnershipModule } from './partnership.module.js'
import { Register } from './register.js'
import { Identify } from './sign-in/identify.js'
import { Users } from './users.js'

/** A small command to have a form of: coordinators write notes, a note can be put another way. */
type NoteEvent = DomainEvent<'NotePut', { text: string }>
interface Note {
  readonly status: 'open'
}
const note: StreamType<NoteEvent, Note, 'note'> = { name: 'note', initialState: { status: 'open' }, evolve: state => state, personal: { NotePut: {} } }
export const noteAccess = { 'notes.put': [{ roles: ['coordinator', 'supervisor'], relation: 'any' }] } as const
class PutNoteInput {
  @Text('the note', { max: 200 }) text!: string
}
const putNote = contextOf({ name: 'notes', access: noteAccess, refusals: { sentences: {} } })({
  name: 'put-note',
  title: 'Put the note',
  done: 'Note put',
  verb: 'notes.put',
  refuses: [],
  lifecycle: { stream: note, allowedBy: { open: ['put-note'] }, page: ref => `/notes/${ref}`, resource: ref => `/api/notes/${ref}`, readBy: 'notes.put', sentence: () => 'The note was put' },
  rule: ({ text }: { readonly text: string }): readonly NoteEvent[] => [{ type: 'NotePut', data: { text } }],
  input: PutNoteInput,
  api: 'notes/:ref/puts',
  page: 'notes/:ref/put',
  command: ({ text }) => ({ text }),
})
class PutNoteController extends controllerFor(putNote) {}

class AtOnce extends ViewProgress {
  async waitFor(): Promise<boolean> {
    return true
  }
}

export interface Hub {
  readonly app: NestFastifyApplication
  readonly clock: SetClock
  readonly register: Register
  readonly users: Users
  readonly store: EventStore
  readonly private: PrivateStore
  readonly lines: string[]
  close(): Promise<void>
}

export const monday = '2026-03-02T09:00:00.000Z'
export const kent = join(import.meta.dirname, '../../../infra/partnerships/kent-and-medway')

/** Everything that signing in stands on, opened in a folder of its own, behind the shell. */
export async function startHub(demonstration: boolean, tls = false): Promise<Hub> {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-sign-in-'))
  const clock = new SetClock(monday)
  const store = openSqliteEventStore({ file: join(folder, 'events.db') })
  const privateStore = await PrivateStore.openFile(join(folder, 'keys.db'))
  const master = MasterKey.from(Buffer.alloc(32, 7))
  const sealer = await AesSealer.open(privateStore, master, { now: () => clock.now() })
  const files = new FolderVault(join(folder, 'files'), sealer)
  const register = new Register(store, sealer)
  await register.start()
  await loadPartnership({ store, register, clock }, kent)
  const sessions = new Sessions(privateStore)
  const subjects = new Subjects()
  subjects.register('note', async ref => (ref === 'N-1' ? { agencies: {}, excluded: [] } : undefined))
  const given: readonly [unknown, unknown][] = [
    [EventStore, store],
    [Sealer, sealer],
    [FileVault, files],
    [Clock, clock],
    [Register, register],
    [Directory, register],
    [SetUpUse, { areasWithCases: async () => ['east'], agenciesWithDuties: async () => ['canterbury-housing'], researchTakenBy: async () => 2 }],
    [RulesNow, register],
    [Subjects, subjects],
    [ViewProgress, new AtOnce()],
    [Sessions, sessions],
    [Accounts, new Accounts(privateStore, master, sessions, { cost: { memory: 8, passes: 1, lanes: 1 } })],
    [HeldForms, new HeldForms(privateStore, sealer)],
    [Drafts, new Drafts(privateStore, sealer)],
    [DraftFiles, new DraftFiles(privateStore, sealer, files)],
    [AccessLog, new AccessLog(store)],
  ]
  const flow = [Commands, PeopleFirst, FormPages, StepDrafts, StepFiles, StepPages, Slices, Buttons]
  @Global()
  @Module({
    imports: [DiscoveryModule],
    providers: [...given.map(([provide, useValue]) => ({ provide, useValue }) as Provider), ...flow],
    exports: [...given.map(([token]) => token as never), ...flow],
  })
  class Parts {}
  const navigation = [
    { text: 'My work', href: '/' },
    { text: 'Notes', href: '/notes', verb: 'notes.put', table: noteAccess },
  ]
  @Module({ imports: [Parts, PartnershipModule.with({ demonstration, tls, navigation })], controllers: [PutNoteController, FindNotePage] })
  class HubModule {}
  const lines: string[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  const app = await NestFactory.create<NestFastifyApplication>(HubModule, createFastifyAdapter({ log: pino({ level: 'info' }, sink) }), { logger: false, abortOnError: false })
  const identify = app.get(Identify)
  const frames = app.get(LanternFrames)
  await mountShell(app, { identify: identify.identify, keepForm: identify.keepForm, frame: request => frames.of(request), demonstration, tls })
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
  const close = async () => {
    await app.close()
    await register.stop()
    await privateStore.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { app, clock, register, users: app.get(Users), store, private: privateStore, lines, close }
}
