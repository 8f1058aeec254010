import { action, actionsAccess, actionsProjections, ActionsModule, duty, EscalateDuties, EscalateOverdue } from '@lantern/actions'
import { roles, type AccessTable, type Relation, type Role } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { fundingAccess, FundingModule, fundingProjections, resolution } from '@lantern/funding'
import { accessRequest, caseReading, letter, maracAccess, maracCase, MaracModule, maracProjections, meeting, noticeReading, reminder, samePerson } from '@lantern/marac'
import { startContextApp, type ContextApp } from '@lantern/testing/context-app'

export const access: AccessTable = { ...maracAccess, ...actionsAccess, ...fundingAccess }

/** The Hub, the agency that referred, one that was asked or acts, and one that has nothing to do with the cases. */
export const agencies = ['hub', 'kent-police', 'canterbury-housing', 'probation'] as const

export interface Person extends Actor {
  readonly role: Role
  /** Excluded from the first two cases, and from nothing else. */
  readonly excluded: boolean
}

const ofGroups: readonly Role[] = ['steering-member', 'tactical-member', 'executive-member']

/**
 * Each role in each agency, once excluded and once not; members of groups are told the same whatever their agency is. Adding a user refuses the Hub's roles to other agencies; the tables are asked about them
 * all the same, since they answer for whatever stands in a log.
 */
export const people: readonly Person[] = roles.flatMap(role =>
  agencies.filter(agency => agency === 'hub' || !ofGroups.includes(role)).flatMap(agency => [false, true].map(excluded => ({ user: `${role}_${agency}${excluded ? '_excluded' : ''}`, agency, roles: [role], role, excluded }))),
)

/** Whoever does what the fixture needs; no part of the matrix. */
const helpers: readonly Actor[] = [
  { user: 'founder', agency: 'hub', roles: ['marac-manager'] },
  { user: 'police', agency: 'kent-police', roles: ['agency-representative'] },
  { user: 'housing', agency: 'canterbury-housing', roles: ['agency-representative'] },
]

export const worksheet = 'Arrears note 4711: neighbour heard shouting'

export const referral = {
  area: 'east',
  criteria: ['visible-high-risk'],
  reason: 'Threatened with a knife',
  victimName: 'Zara Testcase',
  victimDateOfBirth: '1991-02-03',
  safeToCall: false,
  perpetrators: [{ name: 'Wes Invented' }],
  children: [],
  tool: 'dash',
  score: 16,
  maxScore: 24,
  items: [],
  judgement: 'High',
}

/** What a person's agency has to do with a thing, as the fixture made it. */
export type Relations = Readonly<Record<string, readonly Exclude<Relation, 'any'>[]>>

export interface Thing {
  readonly ref: string
  readonly hidden: boolean
  readonly relations: Relations
  /** Users who were given access for a time. */
  readonly granted?: Readonly<Record<string, readonly Relation[]>>
  /** The users who alone may know of it. */
  readonly only?: readonly string[]
}

export interface Partnership {
  readonly app: ContextApp
  /** Police referred, housing was asked and has answered. */
  readonly asked: Thing
  /** Police referred, housing acts and was asked nothing. Two of probation were given access for a time, and so was one who is excluded. */
  readonly acted: Thing
  /** Housing referred, and asked the Hub something; nothing has been decided. */
  readonly waiting: Thing
  /** Police referred, housing was asked; restricted to the founder and three others, and with an overdue action of housing. */
  readonly restricted: Thing
  readonly restrictedAction: Thing
  /** The research that housing has not returned there. */
  readonly restrictedDuty: Thing
  /** An action of the police on `asked`, and an overdue one of housing on `acted`. */
  readonly policeAction: Thing
  readonly housingAction: Thing
  /** A meeting of the area, with no case on its agenda. */
  readonly meeting: string
  /** The police asked for access to a case that does not exist, and wait. */
  readonly request: string
  /** What the partnership resolved on money. */
  readonly resolution: string
}

async function sent(app: ContextApp, as: string, url: string, body: Readonly<Record<string, unknown>>, ref?: string): Promise<string> {
  const headers: Record<string, string> = ref === undefined ? {} : { 'if-match': (await app.ask(`/api/marac/cases/${ref}`, { as: 'founder' })).headers['etag'] ?? '' }
  const answer = await app.ask(url, { as, method: 'POST', body, headers })
  if (answer.status > 201) throw new Error(`${url} answered ${answer.status}: ${answer.body}`)
  return (answer.json() as { readonly ref: string }).ref
}

const grantees = { 'agency-lead_probation': 'read', idva_probation: 'write' } as const

/** Four cases and three actions among four agencies. Those who are to be excluded are, unless told otherwise, from two of the cases. */
export async function startPartnership({ excluding = true }: { readonly excluding?: boolean } = {}): Promise<Partnership> {
  const app = await startContextApp({
    modules: [ActionsModule, MaracModule, FundingModule],
    streams: [maracCase, caseReading, reminder, noticeReading, letter, samePerson, accessRequest, meeting, action, duty, resolution],
    projections: [...actionsProjections, ...maracProjections, ...fundingProjections],
    users: [...people, ...helpers],
  })
  const accepted = async (): Promise<string> => {
    const ref = await sent(app, 'police', '/api/marac/referrals', referral)
    return sent(app, 'founder', `/api/marac/cases/${ref}/acceptance`, {}, ref)
  }
  const agree = (ref: string, agency: string): Promise<string> =>
    sent(app, 'founder', `/api/actions/cases/${ref}/actions`, { agency, target: 'victim', text: `Change the locks of ${agency}`, immediateSafety: false, dueOn: '2027-01-25' })
  const [asked, acted] = [await accepted(), await accepted()]
  await sent(app, 'founder', `/api/marac/cases/${asked}/research-requests`, { agencies: ['canterbury-housing'] }, asked)
  await sent(app, 'housing', `/api/marac/cases/${asked}/research-returns`, { answer: 'known', shared: 'Joint tenancy since 2024', basis: 'public-task', confirmation: ['confirmed'], worksheet }, asked)
  const waiting = await sent(app, 'housing', '/api/marac/referrals', referral)
  await sent(app, 'housing', `/api/marac/cases/${waiting}/questions`, { agency: 'hub', text: 'When will you decide?' })
  for (const [user, scope] of [...Object.entries(grantees), ['agency-lead_probation_excluded', 'write'] as const]) {
    const request = await sent(app, user, '/api/marac/access-requests', { case: acted, reason: 'He is on our caseload', scope, until: '2027-02-05' })
    await sent(app, 'founder', `/api/marac/cases/${acted}/access-grants`, { request, until: '2027-02-05', reason: 'They need it' }, acted)
  }
  const [policeAction, housingAction] = [await agree(asked, 'kent-police'), await agree(acted, 'canterbury-housing')]
  const restricted = await accepted()
  await sent(app, 'founder', `/api/marac/cases/${restricted}/research-requests`, { agencies: ['canterbury-housing'] }, restricted)
  const restrictedAction = await agree(restricted, 'canterbury-housing')
  const only = ['founder', 'supervisor_hub', 'agency-lead_kent-police', 'agency-lead_canterbury-housing']
  if (excluding) await sent(app, 'founder', `/api/marac/cases/${restricted}/restrictions`, { users: only, reason: 'An officer is on it' }, restricted)
  for (const ref of [asked, acted])
    for (const { user, excluded } of people) if (excluded && excluding) await sent(app, 'founder', `/api/marac/cases/${ref}/exclusions`, { user, ground: 'relative' }, ref)
  app.clock.set('2027-01-26T06:00:00.000Z')
  for (const climber of [EscalateOverdue, EscalateDuties]) await app.app.get<EscalateOverdue | EscalateDuties>(climber, { strict: false }).run(app.clock.now())
  const request = await sent(app, 'police', '/api/marac/access-requests', { case: 'MC-00000-00000', reason: 'He was named', scope: 'read', until: '2027-02-05' })
  const meetingRef = await sent(app, 'founder', '/api/marac/meetings', { area: 'east', kind: 'monthly', on: '2027-02-09', startsAt: '09:30', minutes: 360, chair: 'founder' })
  const resolved = await sent(app, 'founder', '/api/funding/resolutions', { resolvedBy: 'partnership', on: '2026-11-20', item: '167', text: 'Raise it in two steps' })
  const granted = { 'agency-lead_probation': ['granted'], idva_probation: ['granted', 'granted-to-write'] } as const
  const both = { 'kent-police': ['referring', 'involved'], 'canterbury-housing': ['involved'] } as const
  const escalations = async () => ((await app.ask('/api/actions/escalations', { as: 'founder' })).json() as { readonly items: readonly { readonly ref: string; readonly kind: string }[] }).items
  await until(async () => (await escalations()).length === 4)
  const restrictedDuty = (await escalations()).find(({ kind }) => kind === 'research')?.ref ?? ''
  return {
    app,
    request,
    meeting: meetingRef,
    resolution: resolved,
    asked: { ref: asked, hidden: true, relations: { ...both, 'canterbury-housing': ['involved', 'owner'] } },
    acted: { ref: acted, hidden: true, relations: both, granted },
    waiting: { ref: waiting, hidden: false, relations: { 'canterbury-housing': ['referring', 'involved'], hub: ['questioned'] } },
    restricted: { ref: restricted, hidden: false, relations: { ...both, 'canterbury-housing': ['involved', 'owner'] }, only },
    restrictedAction: { ref: restrictedAction, hidden: false, relations: { 'kent-police': ['involved'], 'canterbury-housing': ['involved', 'owner'] }, only },
    restrictedDuty: { ref: restrictedDuty, hidden: false, relations: { 'kent-police': ['involved'], 'canterbury-housing': ['involved', 'owner'] }, only },
    policeAction: { ref: policeAction, hidden: true, relations: { 'kent-police': ['involved', 'owner'], 'canterbury-housing': ['involved'] } },
    housingAction: { ref: housingAction, hidden: true, granted, relations: { 'kent-police': ['involved'], 'canterbury-housing': ['involved', 'owner'] } },
  }
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500 && !(await reached()); i++) await new Promise(done => setTimeout(done, 10))
}
