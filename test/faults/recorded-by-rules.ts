import { AccessLog, NOBODY, readings } from '@lantern/access'
import { action, duty } from '@lantern/actions'
import { fold, type DomainEvent } from '@lantern/decision'
import { openSqliteEventStore, START } from '@lantern/event-store'
import { decideRecordResolution, decideRecordResolutionInError, RecordResolution, RecordResolutionInError, resolution } from '@lantern/funding'
import { accessRequest, caseReading, CaseReadings, decideEndLetter, decideGiveReminders, decideRecordProblems, decideWriteLetter, EndLetter, GiveRemindersOf, letter, maracCase, meeting, noticeReading, problemKinds, RecordProblems, reminder, samePerson, workCheck, WriteLetter } from '@lantern/marac'
import {
  AddAgency, AddArea, AddDistrict, AddGroup, ChangeAgencyDistricts, decideAddAgency, decideAddArea, decideAddDistrict, decideAddGroup, decideChangeAgencyDistricts, decideEndPart, decideLeavePartnership, decideRejoinPartnership, decideRenamePart, EndPart, LeavePartnership,
  RejoinPartnership, RenamePart,
  absence, AddUser, ChangeAway, ChangeUserRoles, ClearAgencyMailbox, decideAddUser, decideChangeAway, decideEndAway, decideRecordAway, decideClearAgencyMailbox, decideSetAgencyMailbox, SetAgencyMailbox, decideChangeUserRoles, decideDisableUser, decideEnableUser, decideEndAgreement, decideFoundPartnership, decideLoadRules, decideRecordAgreement, DisableUser, EnableUser, EndAgreement, EndAway, FoundPartnership, LoadRules, partnership, RecordAgreement, RecordAway,
  type PartnershipEvent,
} from '@lantern/partnership'
import { exampleDocuments, exampleRules } from '@lantern/rules'
import { sealed } from '@lantern/testing/sealed'
import { join } from 'node:path'
import type { Random } from './fault.js'
import { randomHistory } from './random-histories.js'

/** An event as this program records it today. */
export interface RecordedToday {
  readonly stream: string
  readonly type: string
  readonly data: object
}

/** So often each type is wanted, so that what is optional in it is there in some and missing in others. */
const enough = 20
/** The streams that random histories record. */
export const ofHistories = [maracCase, meeting, samePerson, accessRequest, action, duty]
const typesOfRules = ofHistories.flatMap(({ personal }) => Object.keys(personal))

/**
 * Events of every stream, made by the rules and the access log themselves: of so many histories, or of more until each type was recorded
 * often enough, and `unseen`, told of each event, has nothing more that it looks for. What no history ever records is left out after twenty times as many.
 */
export async function recordedByRules(random: Random, folder: string, histories: number, unseen?: { readonly without: (event: RecordedToday) => void; readonly any: () => boolean }): Promise<readonly RecordedToday[]> {
  const events: RecordedToday[] = []
  const [seen, taken] = [new Map<string, number>(), new Map<string, number>()]
  const scarce = () => typesOfRules.some(type => (seen.get(type) ?? 0) < enough) || unseen?.any() === true
  for (let i = 0; i < histories || (scarce() && i < histories * 20); i += 1) {
    const history = await randomHistory(random, 240, taken)
    for (const { type } of history.events) seen.set(type, (seen.get(type) ?? 0) + 1)
    const more = history.events.map(({ stream, type, data }) => ({ stream: stream.slice(0, stream.indexOf('-')), type, data }))
    if (unseen) more.forEach(unseen.without)
    events.push(...more)
  }
  return [...events, ...partnershipEvents(), ...absenceEvents(), ...reminderEvents(), ...letterEvents(), ...workCheckEvents(), ...resolutionEvents(), ...(await accessEvents(folder)), ...(await readingEvents(folder))]
}

function resolutionEvents(): readonly RecordedToday[] {
  const [id, key] = ['RS-4T7Q9-XWC2D', 'resolution-RS-4T7Q9-XWC2D']
  const said = decideRecordResolution(new RecordResolution({ resolutionId: id, resolvedBy: 'partnership', on: '2026-11-20', item: '167', text: sealed('Raise it in two steps', key) }), resolution.initialState, { now: '2027-01-11T09:00:00.000Z' })
  const marked = decideRecordResolutionInError(new RecordResolutionInError({ resolutionId: id, reason: sealed('It was item 166', key) }), fold(resolution, said))
  return [...said, ...marked].map(({ type, data }) => ({ stream: resolution.name, type, data }))
}

function absenceEvents(): readonly RecordedToday[] {
  const given = { now: '2027-01-11T09:00:00.000Z' }
  const days = { awayId: 'away-1', user: 'coordinator-1', from: '2027-01-11', until: '2027-01-18' }
  const said = decideRecordAway(new RecordAway({ ...days, deputy: 'coordinator-2' }, { may: true, awayThen: false }), absence.initialState, given)
  const changed = decideChangeAway(new ChangeAway({ ...days, until: '2027-01-20', deputy: 'coordinator-3' }, { may: true, awayThen: false }), fold(absence, said), given)
  const ended = decideEndAway(new EndAway({ awayId: days.awayId, user: days.user }), fold(absence, [...said, ...changed]), given)
  return [...said, ...changed, ...ended].map(({ type, data }) => ({ stream: absence.name, type, data }))
}

function reminderEvents(): readonly RecordedToday[] {
  const deadline = { of: 'action', about: 'MC-4T7Q9-XWC2D-7KQX', agency: 'canterbury-housing', dueOn: '2027-01-25', since: '2027-01-11' } as const
  const given = { now: '2027-01-26T06:00:00.000Z', by: { user: 'system', agency: 'hub', roles: ['system'] }, rules: exampleRules() }
  const events = decideGiveReminders(new GiveRemindersOf({ caseId: 'MC-4T7Q9-XWC2D', deadlines: [deadline] }), reminder.initialState, given)
  return [...events.map(({ type, data }) => ({ stream: reminder.name, type, data })), { stream: noticeReading.name, type: 'NoticesRead', data: { upTo: '00000000000000004711' } }]
}

function letterEvents(): readonly RecordedToday[] {
  const letterId = 'a'.repeat(33)
  const written = (how: 'digest' | 'at-once') => decideWriteLetter(new WriteLetter({ letterId, to: 'agency:canterbury-housing', how, day: '2027-01-11', notices: [{ id: 'n1', place: '00000000000000004711' }] }), letter.initialState)
  const ended = (['smtp', 'notify', 'needless'] as const).flatMap(how => decideEndLetter(new EndLetter({ letterId, how }), letter.initialState))
  return [...written('digest'), ...written('at-once'), ...ended].map(({ type, data }) => ({ stream: letter.name, type, data }))
}

function workCheckEvents(): readonly RecordedToday[] {
  const given = { now: '2027-01-12T06:00:00.000Z' }
  const found = decideRecordProblems(new RecordProblems({ kinds: problemKinds, found: [{ kind: 'no-next-date', ref: 'MC-4T7Q9-XWC2D' }, { kind: 'waits-with-nobody', ref: 'MC-4T7Q9-XWC2D', about: 'probation' }] }), workCheck.initialState, given)
  const over = decideRecordProblems(new RecordProblems({ kinds: problemKinds, found: [] }), fold(workCheck, found), given)
  return [...found, ...over].map(({ type, data }) => ({ stream: workCheck.name, type, data }))
}

function partnershipEvents(): readonly RecordedToday[] {
  const events: PartnershipEvent[] = []
  const given = { now: '2027-01-11T09:00:00.000Z', by: { user: 'system', agency: 'hub', roles: ['system'] }, rules: exampleRules() }
  const record = (decide: (state: ReturnType<typeof now>) => readonly PartnershipEvent[]) => void events.push(...decide(now()))
  const now = () => fold(partnership, events)
  const add = (userId: string, roles: readonly string[]) => record(state => decideAddUser(new AddUser({ userId, agency: 'hub', roles, name: sealed('Casey Sample', `user-${userId}`) }), state))
  record(state => decideFoundPartnership(new FoundPartnership({ partnership: exampleDocuments.partnership }), state))
  record(state => decideLoadRules(new LoadRules({ documents: exampleDocuments, files: [{ name: 'example.yaml', hash: 'b'.repeat(64), text: 'rules: []\n' }], hash: 'a'.repeat(64) }), state, given))
  add('administrator', ['administrator'])
  add('coordinator-1', ['coordinator'])
  record(state => decideChangeUserRoles(new ChangeUserRoles({ userId: 'coordinator-1', roles: ['supervisor'] }), state))
  const agreement = { agencyId: 'kent-police', reference: 'ISA-2026' }
  record(state => decideRecordAgreement(new RecordAgreement({ ...agreement, signedOn: '2026-03-01', from: '2026-04-01', until: '2027-03-31' }), state, given))
  record(state => decideEndAgreement(new EndAgreement({ ...agreement, lastDay: '2027-02-01', because: 'notice' }), state, given))
  record(state => decideDisableUser(new DisableUser({ userId: 'coordinator-1' }), state))
  record(state => decideEnableUser(new EnableUser({ userId: 'coordinator-1' }), state))
  record(state => decideSetAgencyMailbox(new SetAgencyMailbox({ agencyId: 'canterbury-housing', address: sealed('marac@housing.example', 'mailbox-canterbury-housing') }), state))
  record(state => decideClearAgencyMailbox(new ClearAgencyMailbox({ agencyId: 'canterbury-housing' }), state))
  const serves = { agencyId: 'canterbury-housing' }
  record(state => decideAddArea(new AddArea({ name: 'West', districts: ['Swale', 'Maidstone'] }), state))
  record(state => decideAddDistrict(new AddDistrict({ areaId: 'west', name: 'Medway' }), state))
  record(state => decideAddAgency(new AddAgency({ name: 'Swale housing', kind: 'housing', serves: ['swale'] }), state))
  record(state => decideAddGroup(new AddGroup({ name: 'Steering Group' }), state))
  for (const part of ['area_west', 'district_medway', 'agency_swale-housing', 'group_steering-group']) record(state => decideRenamePart(new RenamePart({ part, name: 'Another name' }), state))
  record(state => decideChangeAgencyDistricts(new ChangeAgencyDistricts({ ...serves, serves: ['dover', 'canterbury'] }), state))
  record(state => decideChangeAgencyDistricts(new ChangeAgencyDistricts(serves), state))
  record(state => decideLeavePartnership(new LeavePartnership({ agencyId: 'swale-housing', because: 'closed' }), state, given))
  record(state => decideRejoinPartnership(new RejoinPartnership({ agencyId: 'swale-housing' }), state, given))
  record(state => decideLeavePartnership(new LeavePartnership({ agencyId: 'swale-housing', because: 'merged' }), state, given))
  for (const part of ['district_medway', 'area_west', 'group_steering-group']) record(state => decideEndPart(new EndPart({ part, withCases: [] }), state, given))
  return events.map(({ type, data }) => ({ stream: partnership.name, type, data }))
}

async function readingEvents(folder: string): Promise<readonly RecordedToday[]> {
  const store = openSqliteEventStore({ file: join(folder, 'reading.db') })
  await new CaseReadings(store).mark('MC-4T7Q9-XWC2D', { user: 'coordinator-1', agency: 'hub' }, 7, '2027-01-11T09:00:00.000Z')
  const events = await store.readAll({ after: START, max: 10 })
  await store.close()
  return events.map(({ type, data }) => ({ stream: caseReading.name, type, data }))
}

async function accessEvents(folder: string): Promise<readonly RecordedToday[]> {
  const store = openSqliteEventStore({ file: join(folder, 'access.db') })
  const log = new AccessLog(store)
  const who = { actor: { user: 'coordinator-1', agency: 'hub' }, at: '2027-01-11T09:00:00.000Z' }
  const ref = 'MC-4T7Q9-XWC2D'
  for (const verb of readings) await log.record({ ...who, verb, ref })
  await log.record({ ...who, verb: 'file-read', ref, file: '0c1d2e3f4a5b6c7d8e9f' })
  await log.record({ ...who, verb: 'list', of: '/cases' })
  await log.record({ ...who, verb: 'case-read', ref, asAt: '2027-01-10T09:00:00.000Z' })
  await log.record({ ...who, verb: 'search', of: 'cases', count: 3 })
  await log.record({ ...who, verb: 'export', of: 'cases', count: 3 })
  await log.record({ ...who, verb: 'export', of: 'case', count: 1, ref })
  await log.record({ ...who, verb: 'denied', tried: 'marac.read-case' })
  await log.record({ ...who, verb: 'denied', tried: 'marac.read-case', ref })
  await log.record({ ...who, verb: 'sign-in', by: 'browser' })
  await log.record({ ...who, verb: 'sign-in-refused', by: 'browser' })
  await log.record({ ...who, actor: NOBODY, verb: 'sign-in-refused', by: 'bearer', until: '2027-01-11T09:15:00.000Z', nameHash: 'c'.repeat(64) })
  const events: readonly { readonly stream: string; readonly type: string; readonly data: DomainEvent['data'] }[] = await store.readAll({ after: START, max: 100 })
  await store.close()
  return events.map(({ stream, type, data }) => ({ stream: stream.slice(0, stream.indexOf('-')), type, data }))
}
