import { londonDate } from '@lantern/clock'
import { streamOf, type Actor, type CalendarDate, type DomainEvent, type Instant } from '@lantern/decision'
import { START, upcast, type EventStore, type StoredEvent, type StoredOf, type Subscription } from '@lantern/event-store'
import { keysOf, type Sealer } from '@lantern/privacy'
import { parseRuleFiles, rulesAt, type RulesNow, type RuleDocuments, type RulesInForce } from '@lantern/rules'
import type { AgreementStanding, AwayNow, Directory, ListedAgency, ListedArea, ListedDistrict } from '@lantern/web-kit'
import { Absences } from './absence/absences.js'
import type { AbsenceEvent } from './absence/absence.events.js'
import type { Away } from './absence/absence.state.js'
import { absence } from './absence/absence.stream.js'
import { mayDeputise } from './absence/deputies.policy.js'
import { standingOn, type Agreement } from './partnership/agreements.policy.js'
import type { PartnershipEvent } from './partnership/partnership.events.js'
import { initialState, type Partnership } from './partnership/partnership.state.js'
import { partnership } from './partnership/partnership.stream.js'

/** No rules were ever loaded: nothing can be decided. */
export class NoRules extends Error {
  override readonly name = 'NoRules'
  constructor() {
    super('No rules have been loaded. Load the files of a partnership first.')
  }
}

/** The partnership as it stands: who is who, and which rules hold. Always at hand, and kept up by its own subscription. */
export class Register implements RulesNow, Directory {
  private state: Partnership = initialState
  private readonly names = new Map<string, string>()
  private readonly mailboxes = new Map<string, string>()
  private readonly everHadMailbox = new Set<string>()
  private readonly absences = new Absences()
  private loaded: { readonly documents: RuleDocuments; readonly version: string } | undefined
  private readonly ofDay = new Map<string, RulesInForce>()
  private subscription: Subscription | undefined

  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
  ) {}

  /** Reads what there is, then follows. */
  async start(): Promise<void> {
    this.subscription = this.store.subscribe({ after: START, filter: { streams: [`${partnership.name}-`, `${absence.name}-`] } }, events => this.take(events))
    await this.subscription.reached(await this.store.head())
  }

  /** Waits until what was recorded up to now is known here. */
  async refresh(): Promise<void> {
    await this.subscription?.reached(await this.store.head())
  }

  async stop(): Promise<void> {
    await this.subscription?.close()
  }

  private async take(all: readonly StoredEvent[]): Promise<void> {
    const isAbsence = ({ stream }: StoredEvent): boolean => stream.startsWith(`${absence.name}-`)
    for (const event of all.filter(isAbsence)) this.absences.take(upcast(absence, event) as unknown as StoredOf<AbsenceEvent>)
    const current = all.filter(event => !isAbsence(event)).map(event => upcast(partnership, event)) as unknown as readonly StoredOf<PartnershipEvent>[]
    await this.sealer.load(keysOf(partnership, current as readonly DomainEvent[]))
    for (const event of current) {
      this.state = partnership.evolve(this.state, event as PartnershipEvent)
      if (event.type === 'UserAdded') this.names.set(event.data.userId, this.sealer.open(event.data.name) ?? 'Somebody')
      if (event.type === 'AgencyMailboxSet') {
        this.mailboxes.set(event.data.agencyId, this.sealer.open(event.data.address) ?? '')
        this.everHadMailbox.add(event.data.agencyId)
      }
      if (event.type === 'AgencyMailboxCleared') this.mailboxes.delete(event.data.agencyId)
      if (event.type === 'RulesLoaded') {
        const parsed = parseRuleFiles(event.data.files)
        // What was recorded was found whole then; should this program not read it, the rules before stay in force.
        if (!('refused' in parsed)) this.loaded = { documents: parsed.documents, version: event.id }
        this.ofDay.clear()
      }
    }
  }

  /** @throws NoRules, NoRuleInForce */
  async inForce(at: Instant): Promise<{ readonly rules: RulesInForce; readonly version: string }> {
    if (!this.loaded) throw new NoRules()
    const on = londonDate(at)
    const rules = this.ofDay.get(on) ?? rulesAt(this.loaded.documents, on)
    this.ofDay.set(on, rules)
    return { rules, version: this.loaded.version }
  }

  /** The rules of all dates, as loaded last. @throws NoRules */
  get documents(): RuleDocuments {
    if (!this.loaded) throw new NoRules()
    return this.loaded.documents
  }

  /** Empty until a partnership is founded. */
  get partnership(): string {
    return this.state.founded?.name ?? ''
  }

  get founded(): boolean {
    return this.state.founded !== undefined
  }

  /** Id of the RulesLoaded event in force, for envelopes; empty before the first. */
  get rulesVersion(): string {
    return this.loaded?.version ?? ''
  }

  get stream(): string {
    return streamOf(partnership, this.state.founded?.id ?? '')
  }

  agency = (id: string): string => this.state.agencies.get(id)?.name ?? id
  area = (id: string): string => this.state.areas.get(id)?.name ?? id
  district = (id: string): string => this.districts().find(each => each.id === id)?.name ?? id
  user = (id: string): string => this.names.get(id) ?? (id === 'system' ? 'Lantern' : id)

  /** Where an agency is told of requests; undefined when it has no mailbox, or its address was erased. */
  mailbox = (agency: string): string | undefined => this.mailboxes.get(agency) || undefined

  /** Whether it has one, or had one once. */
  hadMailbox = (agency: string): boolean => this.everHadMailbox.has(agency)

  agencies(): readonly ListedAgency[] {
    return [...this.state.agencies.values()].filter(({ kind }) => kind !== 'hub')
  }

  hub(): ListedAgency | undefined {
    return [...this.state.agencies.values()].find(({ kind }) => kind === 'hub')
  }

  /** With the Hub, whose people are people too. */
  allAgencies(): Partnership['agencies'] {
    return this.state.agencies
  }

  /** Who and where the partnership is, in the order in which it came to be. */
  now(): Partnership {
    return this.state
  }

  areas(): readonly ListedArea[] {
    return [...this.state.areas.values()].map(({ id, name, districts, ended }) => ({ id, name, districts: districts.flatMap(district => (district.ended ? [] : [district.id])), ...(ended && { ended }) }))
  }

  districts(): readonly ListedDistrict[] {
    return [...this.state.areas.values()].flatMap(({ id: area, ended: over, districts }) => districts.map(({ id, name, ended }) => ({ id, name, area, ...((over ?? ended) && { ended: true as const }) })))
  }

  /** The Hub needs none: it is whom they are made with. Whatever an agency signed, it ends on the day it leaves. */
  agreementOf = (agency: string, on: CalendarDate): AgreementStanding => {
    const { kind, left } = this.state.agencies.get(agency) ?? {}
    if (left !== undefined) return { inForce: false, ended: left, begins: undefined, left }
    return kind === 'hub' ? { inForce: true, until: undefined } : standingOn(this.agreementsOf(agency), on)
  }

  agreementsOf = (agency: string): readonly Agreement[] => this.state.agreements.get(agency) ?? []

  /** All that are recorded of somebody and were not taken back, in that order. */
  aways = (user: string): readonly Away[] => this.absences.of(user)

  awayOf = (user: string, on: CalendarDate): AwayNow | undefined => {
    const away = this.absences.on(user, on)
    return away && { id: this.absences.eventOf(away.id), until: away.until, deputy: away.deputy !== undefined && this.stillDeputises(away.deputy, user, on) ? away.deputy : undefined }
  }

  awayBy = (event: string): string | undefined => this.absences.userBy(event)

  /** Who was named may have left, changed agency or roles, or be away too. */
  private stillDeputises(deputy: string, user: string, on: CalendarDate): boolean {
    const [by, of] = [this.state.users.get(deputy), this.state.users.get(user)]
    return by !== undefined && of !== undefined && !by.disabled && !this.hasLeft(by.agency) && !this.absences.on(deputy, on) && mayDeputise({ user: deputy, ...by }, { user, ...of })
  }

  hasLeft = (agency: string): boolean => this.state.agencies.get(agency)?.left !== undefined

  people() {
    return [...this.state.users].map(([user, { agency, roles, disabled }]) => ({ user, name: this.user(user), agency, roles, active: !disabled && !this.hasLeft(agency) }))
  }

  /** Of somebody who may sign in or not; undefined for who was never added. */
  agencyOf(userId: string): string | undefined {
    return this.state.users.get(userId)?.agency
  }

  /** What a signed-in user may be now: asked at every request, so that a change holds at once. undefined for one who may not sign in. */
  actor(userId: string): Actor | undefined {
    const user = this.state.users.get(userId)
    return user && !user.disabled && !this.hasLeft(user.agency) ? { user: userId, agency: user.agency, roles: user.roles } : undefined
  }
}

