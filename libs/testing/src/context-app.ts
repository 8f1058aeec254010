import { AccessLog, accessStream, DraftFiles, Drafts, Calendars, MessageSettings, SavedFilters, Searches, Subjects } from '@lantern/access'
import { Clock, SetClock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, openSqliteEventStore } from '@lantern/event-store'
import { AesSealer, createMasterKey, FileVault, FolderVault, PrivateStore, Sealer } from '@lantern/privacy'
import { openViews, ProjectionRunner, ViewProgress, Views, type AnyProjection, type AnyStreamType } from '@lantern/projections'
import { exampleDocuments, rulesAt, RulesNow } from '@lantern/rules'
import { Buttons, Commands, createFastifyAdapter, Directory, FormPages, PeopleFirst, Frames, mountShell, Slices, StepDrafts, StepFiles, StepPages, type AgreementStanding, type AwayNow, type Frame, type ListedAgency, type ListedArea, type ListedDistrict, type SignedIn } from '@lantern/web-kit'
import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common'
import { DiscoveryModule, NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyRequest } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The example partnership's agencies, areas and whoever a spec signs in. */
class ExampleDirectory extends Directory {
  readonly partnership = exampleDocuments.partnership.name
  constructor(
    private readonly users: ReadonlyMap<string, Actor>,
    private readonly withoutAgreement: ReadonlySet<string>,
    private readonly gone: ReadonlySet<string>,
    private readonly away: ContextApp['away'],
    private readonly left: ReadonlyMap<string, string>,
  ) {
    super()
  }
  agency = (id: string): string => exampleDocuments.partnership.agencies.find(each => each.id === id)?.name ?? id
  area = (id: string): string => exampleDocuments.partnership.areas.find(each => each.id === id)?.name ?? id
  district = (id: string): string => this.districts().find(each => each.id === id)?.name ?? id
  user = (id: string): string => id
  agencies(): readonly ListedAgency[] {
    return exampleDocuments.partnership.agencies.filter(({ kind }) => kind !== 'hub').map(agency => ({ ...agency, ...(this.left.has(agency.id) && { left: this.left.get(agency.id) ?? '' }) }))
  }
  hub(): ListedAgency | undefined {
    return exampleDocuments.partnership.agencies.find(({ kind }) => kind === 'hub')
  }
  areas(): readonly ListedArea[] {
    return exampleDocuments.partnership.areas.map(({ id, name, districts }) => ({ id, name, districts: districts.map(district => district.id) }))
  }
  districts(): readonly ListedDistrict[] {
    return exampleDocuments.partnership.areas.flatMap(({ id: area, districts }) => districts.map(({ id, name }) => ({ id, name, area })))
  }
  agreementOf(agency: string): AgreementStanding {
    const left = this.left.get(agency)
    if (left !== undefined) return { inForce: false, ended: left, begins: undefined, left }
    return this.withoutAgreement.has(agency) ? { inForce: false, ended: '2026-12-31', begins: undefined } : { inForce: true, until: undefined }
  }
  awayOf(user: string, on: string): AwayNow | undefined {
    const away = this.away.get(user)
    return away && away.from <= on && on < away.until ? away : undefined
  }
  awayBy(event: string): string | undefined {
    return [...this.away].find(([, { id }]) => id === event)?.[0]
  }
  people() {
    return [...this.users.values()].map(({ user, agency, roles }) => ({ user, name: user, agency, roles, active: !this.gone.has(user) && !this.left.has(agency) }))
  }
}

class ExampleRules extends RulesNow {
  async inForce(at: string) {
    return { rules: rulesAt(exampleDocuments, at.slice(0, 10)), version: '' }
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly json: () => unknown
}

export interface Asked {
  readonly as?: string
  readonly method?: 'GET' | 'POST'
  /** Sent as JSON to /api, else as a form. */
  readonly body?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** One or more contexts on an embedded store of their own, with pages and API, real keys and the example partnership. */
export interface ContextApp {
  readonly app: NestFastifyApplication
  readonly clock: SetClock
  /** Agencies whose information sharing agreement is not in force; none, unless a spec adds one. */
  readonly withoutAgreement: Set<string>
  /** Users who may no longer sign in; none, unless a spec adds one. */
  readonly gone: Set<string>
  /** Users who are away, each from a day until another, with whoever does their work; nobody, unless a spec adds somebody. */
  readonly away: Map<string, AwayNow & { readonly from: string }>
  /** Agencies that left, and when; none, unless a spec adds one. */
  readonly left: Map<string, string>
  readonly store: EventStore
  ask(url: string, asked?: Asked): Promise<Answer>
  /** The access stream's events, oldest first: who saw what. */
  accesses(): Promise<readonly { readonly type: string; readonly user: string; readonly data: object }[]>
  stop(): Promise<void>
}

export interface ContextAppOptions {
  readonly modules: readonly Type[]
  readonly streams: readonly AnyStreamType[]
  readonly projections: readonly AnyProjection[]
  /** Who may be named by `as`; a bearer token is the user's id. */
  readonly users: readonly Actor[]
  readonly now?: string
}

export async function startContextApp({ modules, streams, projections, users, now = '2027-01-11T09:00:00.000Z' }: ContextAppOptions): Promise<ContextApp> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-context-'))
  const clock = new SetClock(now)
  const withoutAgreement = new Set<string>()
  const gone = new Set<string>()
  const away: ContextApp['away'] = new Map()
  const left = new Map<string, string>()
  const known = new Map(users.map(actor => [actor.user, actor]))
  const store = openSqliteEventStore({ file: join(folder, 'events.db') })
  const privateStore = await PrivateStore.openFile(join(folder, 'keys.db'))
  const sealer = await AesSealer.open(privateStore, createMasterKey(join(folder, 'master.key')), { now: () => clock.now() })
  const files = new FolderVault(join(folder, 'files'), sealer)
  const views = await openViews({ kind: 'sqlite', file: join(folder, 'views.db') })
  const runner = new ProjectionRunner(views.engine, { store, sealer, streams: [...streams, accessStream], clock }, projections)
  await runner.start()

  const frame = async (request: FastifyRequest): Promise<Frame> => ({
    navigation: [],
    viewer: request.signedIn && { name: request.signedIn.name, agency: request.signedIn.agencyName },
    demonstration: false,
    csrf: request.csrfToken(),
  })
  const given: readonly [unknown, unknown][] = [
    [EventStore, store],
    [PrivateStore, privateStore],
    [Sealer, sealer],
    [FileVault, files],
    [Views, views.views],
    [ViewProgress, runner],
    [Clock, clock],
    [Directory, new ExampleDirectory(known, withoutAgreement, gone, away, left)],
    [RulesNow, new ExampleRules()],
    [Subjects, new Subjects()],
    [Searches, new Searches(privateStore, sealer)],
    [SavedFilters, new SavedFilters(privateStore, sealer)],
    [Calendars, new Calendars(privateStore)],
    [MessageSettings, new MessageSettings(privateStore, sealer)],
    [Drafts, new Drafts(privateStore, sealer)],
    [DraftFiles, new DraftFiles(privateStore, sealer, files)],
    [AccessLog, new AccessLog(store)],
    [Frames, { of: frame }],
  ]
  const flow = [Commands, PeopleFirst, FormPages, StepDrafts, StepFiles, StepPages, Slices, Buttons]

  @Global()
  @Module({})
  class PartsModule {}
  const parts: DynamicModule = {
    module: PartsModule,
    imports: [DiscoveryModule],
    providers: [...given.map(([provide, useValue]) => ({ provide, useValue }) as Provider), ...flow],
    exports: [...given.map(([token]) => token as never), ...flow],
  }
  @Module({ imports: [parts, ...modules] })
  class AppModule {}

  const app = await NestFactory.create<NestFastifyApplication>(AppModule, createFastifyAdapter({ log: false }), { logger: ['error'], abortOnError: false })
  await mountShell(app, {
    identify: async (request): Promise<SignedIn | undefined> => {
      const actor = known.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
      return actor && { actor, name: actor.user, agencyName: actor.agency, by: 'bearer', session: 's' }
    },
    frame,
    demonstration: false,
    tls: false,
    perMinute: 100_000,
  })
  await app.init()
  await app.getHttpAdapter().getInstance().ready()

  return {
    app,
    clock,
    withoutAgreement,
    gone,
    away,
    left,
    store,
    ask: async (url, { as, method = 'GET', body, headers = {} } = {}) => {
      const isApi = url.startsWith('/api/')
      const sent = body === undefined ? {} : isApi ? { payload: { ...body } } : { payload: formOf(body), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      const answer = await app.inject({
        method,
        url,
        ...sent,
        headers: { ...(sent.headers ?? {}), ...(as !== undefined && { authorization: `Bearer ${as}` }), ...headers },
      })
      return {
        status: answer.statusCode,
        headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
        body: answer.body,
        json: () => answer.json<unknown>(),
      }
    },
    accesses: async () => {
      const events = await store.readAll({ after: -1n, max: 10_000, filter: { streams: ['access-'] } })
      return events.map(({ type, by, data }) => ({ type, user: by.user, data }))
    },
    stop: async () => {
      await app.close()
      await runner.stop()
      await views.close()
      await privateStore.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A flat body as a form is sent; what is nested is written out by the caller as name[part]. */
const formOf = (body: Readonly<Record<string, unknown>>): string =>
  new URLSearchParams(Object.entries(body).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]))).toString()
