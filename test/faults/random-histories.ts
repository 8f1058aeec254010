import { Subjects } from '@lantern/access'
import { action, actionEntriesOf, attendanceOf, ActionHolders, ActionsOf, ActionsModule, belongsToOf, decideEscalateAction, decideEndDuty, decideEscalateDuty, decideMarkActionNotPossible, duty, dutyRefOf, EndDuty, EscalateAction, EscalateDuty, MarkActionNotPossible, idOfActionEntry, openStatuses, type ActionEvent, type DutyEvent } from '@lantern/actions'
import { addDays, addWorkingDays, Clock, londonDate } from '@lantern/clock'
import { fold, idOf, Refusal, streamOf, type Actor, type DomainEvent, type Instant, type StreamType } from '@lantern/decision'
import { standing, type StoredEvent, type StoredOf } from '@lantern/event-store'
import { AccessRequests, accessRequest, AddIncident, AgendaParts, awaitsMeeting, CaseEntries, CasePeople, decideAddIncident, decideEndFlags, decideTellOfListed, TellOfListed, decideFlagOpenAction, decideRestartFlags, decideShortenFlags, EndFlags, FlagOpenAction, givenIn, HeardNext, Invitations, InvitedPeople, RestartFlags, ShortenFlags, MaracModule, maracCase, meeting, MeetingAgenda, MeetingVisitors, Meetings, Pairs, partOf, PossibleMatches, ReferralGiven, samePerson, type AccessRequested, type MaracCaseEvent, type MeetingEvent, type ReferralJoined } from '@lantern/marac'
import { exampleRules, lowAttendance } from '@lantern/rules'
import { recorded } from '@lantern/testing/projected'
import { openSealed, sealed } from '@lantern/testing/sealed'
import { checkShape, Directory, fieldsOf, idsOf, ShapeRefused, type CommandSlice, type FieldView, Upload, type InputClass, type Making } from '@lantern/web-kit'
import type { Type } from '@nestjs/common'
import type { Random } from './fault.js'

/** What one history was made of. */
export interface History {
  /** In the order of the log, of several cases and their actions. */
  readonly events: readonly StoredEvent[]
  readonly commands: number
  readonly refused: number
}

/** Every command that people give, as the modules declare them: a new one takes part by being there. */
const slices: readonly CommandSlice[] = [MaracModule, ActionsModule].flatMap(module =>
  ((Reflect.getMetadata('controllers', module) ?? []) as readonly (Type & { readonly slice?: CommandSlice })[]).flatMap(({ slice }) => slice ?? []),
)
/** What others stand on: given more often, so that there are open cases with research and actions however many commands there are. */
const backbone = slices.filter(({ name }) => ['submit-referral', 'accept-referral', 'return-referral', 'complete-referral', 'answer-appeal', 'unmerge-people', 'request-research', 'agree-action', 'accept-action', 'claim-action-done', 'verify-action', 'answer-question', 'list-case', 'open-meeting', 'hear-case', 'close-case'].includes(name))
const decides = new Set(['actions.raise', 'actions.decide-escalation'])
/** They say what becomes of actions, of which a case has some for a short time only. */
const moving = slices.filter(({ name }) => ['transfer-case', 'acknowledge-transfer'].includes(name))
const agencies = ['hub', 'kent-police', 'canterbury-housing', 'probation'] as const
const words = ['One', 'Two words', "O'Three", 'Łódź', '四'] as const

const uploads = await Promise.all([Upload.of('Notes.txt', Buffer.from('She was seen on Monday')), Upload.of('Mail.eml', Buffer.from('From: a@example.org\r\nSubject: Keys\r\n\r\nNo'))])

interface Stream {
  readonly name: string
  readonly ref: string
  readonly events: DomainEvent[]
}

/**
 * Random commands by random people at growing moments, each taken by the real rule: what it refuses leaves nothing. `taken`: how often each
 * command was taken so far, which histories may share, so that what came up least is tried most.
 */
export async function randomHistory(random: Random, wanted: number, taken = new Map<string, number>()): Promise<History> {
  const streams = new Map<string, Stream>()
  const log: StoredEvent[] = []
  let now: Instant = '2027-01-11T09:00:00.000Z'
  let [commands, refused] = [0, 0]
  const maySomewhere = ({ name, creates, lifecycle }: CommandSlice) => creates !== undefined || refsOf(lifecycle.stream).some(ref => lifecycle.allowedBy[stateOf(lifecycle.stream, ref).status]?.includes(name))
  /** Of some commands that may follow now the one that was taken least so far: by chance alone, what needs much before it would hardly ever come. */
  const rare = () => {
    const drawn = Array.from({ length: 6 }, () => random.pick(slices))
    return drawn.filter(maySomewhere).reduce<CommandSlice | undefined>((least, each) => (least && (taken.get(least.name) ?? 0) <= (taken.get(each.name) ?? 0) ? least : each), undefined) ?? random.pick(drawn)
  }
  const refsOf = (type: { readonly name: string }) => [...streams.values()].flatMap(({ name, ref }) => (name.startsWith(`${type.name}-`) ? [ref] : []))
  const folded = new Map<string, { readonly events: number; readonly state: unknown }>()
  const stateOf = <E extends DomainEvent, S>(type: StreamType<E, S>, ref: string): S => {
    const name = streamOf(type, ref)
    const events = streams.get(name)?.events ?? []
    const known = folded.get(name)
    if (known?.events === events.length) return known.state as S
    const state = fold(type, events as readonly DomainEvent[] as readonly E[])
    folded.set(name, { events: events.length, state })
    return state
  }
  const actionOf = (ref: string) => stateOf(action, ref)
  const caseOf = (ref: string) => stateOf(maracCase, ref)
  const published = new Map<unknown, unknown>([
    // Late now and then, as a view is: an action is agreed while its case closes.
    [ActionHolders, { isOpen: async (ref: string) => caseOf(ref).status === 'open' || random.chance(0.7), people: async (ref: string) => Object.entries(caseOf(ref).people).map(([personId, target]) => ({ personId, target, name: 'One' })) }],
    [CasePeople, { of: async (ref: string) => ({ people: Object.entries(caseOf(ref).people).map(([personId, role]) => ({ personId, role, details: { name: 'One', address: 'Nowhere', addressFrom: '2020-01-01' } })), referredAt: referredAt(ref), incidents: [] }) }],
    [Clock, { now: () => now }],
    [Directory, { agencies: () => [], hub: () => ({ id: 'hub' }), areas: () => [], districts: () => ['one', 'two'].map(id => ({ id, name: id, area: id })), people: () => agencies.flatMap(agency => [0, 1].map(i => ({ user: `${agency}-${i}`, agency, name: agency, roles: [], active: true }))), agreementOf: () => ({ inForce: true, until: undefined }) }],
    [Subjects, { find: async () => ({ agencies: { involved: agencies } }) }],
    [Meetings, { toCome: async () => meetingsToCome(), begunFor: async (ref: string) => meetingsBy(({ status }) => status === 'open' || status === 'closed').filter(({ id }) => caseOf(ref).listedFor === id || caseOf(ref).cameUpIn.includes(id)), find: async (id: string) => meetingsBy(() => true).find(each => each.id === id) }],
    [HeardNext, { of: async (ref: string) => heardNext(ref) }],
    [Invitations, { of: async (id: string) => ({ invited: invitedTo(id), leftOff: new Map() }) }],
    // A view that is behind has cases on it that have left: few come to be on one agenda by chance.
    [MeetingAgenda, { seenBy: async (_: unknown, { id }: { readonly id: string }) => agendaOf(id).map(ref => ({ ref, row: { victim: null } })), all: async (id: string) => ({ cases: agendaOf(id).map(ref => ({ ref, part: partOf(caseOf(ref).children.length), listedAt: now })), seen: agendaOf(id) }) }],
    [MeetingVisitors, { of: async () => [] }],
    [AgendaParts, { all: async () => ({ actions: refsOf(action).slice(0, 2).map(ref => ({ ref, agency: actionOf(ref).agency, status: actionOf(ref).status, due_on: actionOf(ref).dueOn })), flags: refsOf(maracCase).slice(0, 1).map(ref => ({ ref, until: londonDate(now), agencies: 2 })) }) }],
    [InvitedPeople, { toTell: async () => invitees().filter(() => random.chance(0.6)) }],
    [Pairs, { soFar: async (ref: string) => pairOf(ref), openOf: async () => openCases() }],
    [AccessRequests, { waitingFor: async (ref: string) => accessAsked(ref), wasGiven: async () => false }],
    [CaseEntries, { history: async (ref: string) => historyOf(ref), inError: async (ref: string) => inErrorOn(ref) }],
    [PossibleMatches, { of: async () => [] }],
    [ReferralGiven, { of: async (ref: string) => givenIn(ref, log.filter(({ stream }) => stream === streamOf(maracCase, ref)) as never, openSealed) }],
    // Late as well: a closing is overtaken by an action.
    [ActionsOf, { history: async (ref: string) => actionHistoryOf(ref), soFar: async (ref: string) => ({ openActions: random.chance(0.5) ? [] : openOn(ref), childrenActedFor: random.chance(0.7), actedFor: [] }) }],
  ])
  const meetingsBy = (which: (state: typeof meeting.initialState) => boolean) =>
    refsOf(meeting).flatMap(id => {
      const state = stateOf(meeting, id)
      const { status, area, on, startsAt, minutes, chair } = state
      return which(state) && on !== undefined && startsAt !== undefined ? [{ id, area, held_on: on, starts_at: startsAt, minutes, chair, status, observers: [] }] : []
    })
  const heardNext = (ref: string) => {
    const listed = meetingsToCome().find(({ id }) => id === caseOf(ref).listedFor)
    return listed && awaitsMeeting(caseOf(ref)) ? { meeting: listed.id, on: listed.held_on } : undefined
  }
  const invitees = () => ['mailbox:kent-police', 'user:coordinator-1', 'user:police-1'] as const
  const meetingsToCome = () => meetingsBy(({ status, on = '' }) => status === 'open' || (status === 'scheduled' && on >= londonDate(now)))
  const invitedTo = (id: string) => agencies.map(agency => ({ user: `${agency}-0`, agency, ofHub: false, cases: agendaOf(id) }))
  const isHearing = (ref: string) => meetingsBy(({ status }) => status === 'open').some(({ id }) => caseOf(ref).listedFor === id)
  const listedFor = (id: string) => refsOf(maracCase).filter(ref => caseOf(ref).listedFor === id && awaitsMeeting(caseOf(ref)))
  const agendaOf = (id: string) => [...new Set([...listedFor(id), ...refsOf(maracCase).slice(0, 3)])]
  const referredAt = (of: string) => log.find(({ stream }) => stream === streamOf(maracCase, of))?.recordedAt ?? now
  /** Any other referral may have been of the same two people. */
  const pairOf = (ref: string) => {
    const referral = (of: string) => ({ ref: of, at: referredAt(of), topics: [] })
    const others = refsOf(maracCase).filter(each => each !== ref && random.chance(0.3))
    return { referral: referral(ref), earlier: others.map(referral), rules: exampleRules(londonDate(now)) }
  }
  const historyOf = (ref: string) => standing(maracCase, log.filter(({ stream }) => stream === streamOf(maracCase, ref)) as never)
  const actionHistoryOf = (ref: string) => standing(action, log.filter(({ stream }) => stream === streamOf(action, ref)) as never) as readonly StoredOf<ActionEvent>[]
  const inErrorOn = (ref: string) =>
    [...historyOf(ref), ...refsOf(action).filter(each => belongsToOf(each) === ref).flatMap(actionHistoryOf)].flatMap(event => {
      const { id, type, revision } = event as StoredEvent
      if (type === 'ActionEntryRecordedInError') return [{ id, known: { entry: revision, action: idOf((event as StoredEvent).stream) } }]
      return type === 'EntryRecordedInError' ? [{ id, known: { entry: Reflect.get((event as StoredEvent).data, 'entry') as number } }] : []
    })
  const accessAsked = (ref: string) =>
    log.flatMap(({ type, data, by }) => {
      const { caseId, requestId: id, ...asked } = data as AccessRequested['data']
      return type === 'AccessRequested' && caseId === ref ? [{ ...asked, id, reader: by.user, agency: by.agency }] : []
    })
  const openCases = () => refsOf(maracCase).filter(each => caseOf(each).status === 'open')
  const openOn = (ref: string) => refsOf(action).filter(each => actionOf(each).belongsTo === ref && openStatuses.includes(actionOf(each).status))

  const take = (type: { readonly name: string }, ref: string, by: Actor, decide: (events: readonly DomainEvent[]) => readonly DomainEvent[]) => {
    commands += 1
    const name = streamOf(type, ref)
    const stream = streams.get(name) ?? { name, ref, events: [] }
    try {
      const made = decide(stream.events)
      const before = stream.events.length
      stream.events.push(...made)
      if (stream.events.length > 0) streams.set(name, stream)
      log.push(...recorded(name, stream.events, { at: now, by }).slice(before).map(event => ({ ...event, recordedAt: now, happenedAt: stream.events[event.revision]?.happenedAt ?? now })))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused += 1
    }
  }

  const knownOf = (slice: CommandSlice, ref: string): Known['choices'] => {
    if (slice.lifecycle.stream.name === accessRequest.name) return { 'the reference of the case': refsOf(maracCase) }
    if (slice.lifecycle.stream.name === action.name) return { 'the entry': actionEntries(ref).map(idOfActionEntry) }
    if (slice.lifecycle.stream.name === meeting.name) return { 'the case of the agenda': agendaOf(ref), 'the item of other business': stateOf(meeting, ref).other, 'the case that it is for': agendaOf(ref), 'whom it puts right': stateOf(meeting, ref).visitors, 'the agency that they come from': agencies, 'who it is': agencies.map(agency => `${agency}-${random.below(2)}`), 'whom they deputise for': agencies.map(agency => `${agency}-0`) }
    if (slice.creates || slice.lifecycle.stream.name !== maracCase.name) return {}
    const { children, people, questions, meetingRequests, excluded, files, research, links } = caseOf(ref)
    return {
      'the child': children,
      'the excluded person': excluded,
      'the person': Object.keys(people),
      'the district': ['one', 'two'],
      'the case': openCases(),
      'the question': Object.keys(questions),
      'the request': meetingRequests,
      'the meeting': meetingsToCome().map(({ id }) => id),
      'the meeting that heard the case': meetingsBy(({ status }) => status === 'open').flatMap(({ id }) => (caseOf(ref).listedFor === id ? [id] : [])),
      'the meeting that it leaves': caseOf(ref).listedFor === undefined ? [] : [caseOf(ref).listedFor ?? ''],
      'the file': Object.keys(files),
      'the request for access': accessAsked(ref).map(({ id }) => id),
      'the link': Object.keys(links),
      'the entry': entriesOf(slice, ref),
      'what becomes of each action that is still to be done': openOn(ref).filter(each => actionOf(each).status !== 'claimed-done'),
      'what to withdraw': Object.values(research).flatMap(({ told }) => Object.keys(told)),
      'the lawful basis on which you share': ['public-task'],
    }
  }

  /** Files of evidence are seldom: where there are some, they are taken as often as all the rest. */
  const actionEntries = (ref: string) => {
    const entries = actionEntriesOf(actionHistoryOf(ref))
    const files = entries.filter(({ about }) => about !== undefined)
    return files.length > 0 && random.chance(0.5) ? files : entries
  }

  /** Everything can be recorded in error, and here all but the referral, whose words views are to be seen with; what can be assessed was recorded in error. */
  const entriesOf = (slice: CommandSlice, ref: string) =>
    slice.name === 'assess-entry-in-error' ? inErrorOn(ref).map(({ id }) => id) : historyOf(ref).flatMap(({ id }, index) => (index > 0 ? [id] : []))

  const giveCommand = async (slice: CommandSlice) => {
    // What is said of two people needs nothing before it, and would crowd out the rest.
    if (slice.name !== 'unmerge-people' && slice.lifecycle.stream.name === samePerson.name && random.chance(0.5)) return
    // Meetings are many commands of a few streams: cases and their actions go on meanwhile.
    if (slice.lifecycle.stream.name === meeting.name && random.chance(slice.creates ? 0 : 0.5)) return
    // What is owed and is no action is answered as actions are, and would crowd out those.
    if (slice.lifecycle.stream.name === duty.name && random.chance(0.5)) return
    // It takes away again what views are to be seen full of.
    if ((slice.name === 'record-in-error' && random.chance(0.5)) || (slice.name === 'record-action-in-error' && random.chance(0.8))) return
    const commandId = `command-${commands}`
    const under = slice.under === undefined ? [] : refsOf({ name: slice.under })
    // Now and then an action is agreed just as its case closes, which would hardly ever come up by chance.
    const closing = slice.name === 'agree-action' && random.chance(0.3) ? under.filter(ref => caseOf(ref).status === 'closed') : []
    const on = slice.creates ? (slice.under === undefined ? '' : closing.length > 0 ? closing : under) : refsOf(slice.lifecycle.stream)
    if (Array.isArray(on) && on.length === 0) return
    // Research is told by those who were asked, with its ground more often than not.
    const tells = slice.verb === 'marac.return-research'
    const asked = (ref: string) => (tells ? Object.keys(caseOf(ref).research) : [])
    const may = (ref: string) => slice.creates !== undefined || (slice.lifecycle.allowedBy[stateOf(slice.lifecycle.stream, ref).status]?.includes(slice.name) && (!tells || asked(ref).length > 0))
    // Mostly what may follow, so that histories grow; now and then what the rule refuses.
    // A transfer says what becomes of actions: cases with some that are open would come to it by chance alone too seldom.
    const acting = moving.includes(slice) && Array.isArray(on) ? on.filter((ref: string) => caseOf(ref).status === 'open' && openOn(ref).length > 0 && (slice.name === 'transfer-case' || caseOf(ref).transfer?.state === 'waiting')) : []
    // So would cases of a meeting that is going on, and what was entered on cases that one has heard.
    const heard = Array.isArray(on) ? on.filter((ref: string) => (slice.name === 'hear-case' ? isHearing(ref) : slice.name === 'record-in-error' && caseOf(ref).heardIn !== undefined)) : []
    const first = acting.length > 0 ? acting : heard
    // An entry in error says what stands of the ladder without it: seldom while an answer is awaited, or where it is not raised any further.
    const stands = slice.name === 'record-action-in-error' && random.chance(0.6) ? (random.chance(0.6) ? ({ closed }: { readonly closed: boolean }) => closed : ({ heldUntil }: { readonly heldUntil: string | undefined }) => heldUntil !== undefined) : undefined
    const waiting = stands !== undefined && Array.isArray(on) ? on.filter((ref: string) => stands(actionOf(ref))) : []
    const among = waiting.length > 0 ? waiting : first.length > 0 && random.chance(0.8) ? first : (on as readonly string[])
    const choices = on === '' ? [''] : Array.from({ length: 4 }, () => random.pick(among))
    const route = random.chance(0.8) ? choices.find(may) : choices[0]
    if (route === undefined) return
    // Often the agency whose it is: others are refused.
    const owners = tells ? asked(route) : [Reflect.get(stateOf(slice.lifecycle.stream, route), 'agency')]
    const owner = slice.creates || random.chance(tells ? 0.1 : 0.4) ? undefined : agencies.find(each => owners.includes(each) && (owners.length === 1 || random.chance(0.7)))
    // An agency gives an action to itself alone, and the Hub to each.
    const agency = owner ?? (slice.name === 'agree-action' && random.chance(0.7) ? 'hub' : random.pick(agencies))
    // Who decides on what was raised is asked by the rule itself.
    const actor: Actor = { user: `${agency}-${random.below(2)}`, agency, roles: decides.has(slice.verb) ? ['supervisor'] : [] }
    // Now and then everything is answered: a long form has so much that may be left out that chance alone would never give it all.
    const input = inputOf(slice.input as InputClass, random, now, { choices: knownOf(slice, route), leftOut: random.chance(tells ? 0.6 : 0.1) ? 0 : 0.4 })
    // By chance alone a deputy seldom comes for a colleague who was invited.
    if (slice.name === 'record-attendance' && Reflect.get(input, 'how') === 'deputy') {
      const user = String(Reflect.get(input, 'user'))
      Object.assign(input, { user: user.replace(/\d$/, '1'), insteadOf: user.replace(/\d$/, '0'), receivedOn: undefined })
    }
    if (slice.name === 'record-visitor' && Reflect.get(input, 'how') === 'deputy') Object.assign(input, { insteadOf: `${String(Reflect.get(input, 'agency'))}-0` })
    const id = slice.creates ? slice.creates(input as never, { commandId: `${commandId}-${random.next()}`, actor, ref: route }) : route
    const get = (token: unknown) => published.get(token) as never
    const rules = exampleRules(londonDate(now))
    const making: Making<unknown> = {
      ...{ id, ref: route, actor, now, rules, newId: idsOf(`${id}/${commandId}`) },
      read: slice.reads ? await slice.reads(get, route, actor) : undefined,
      seal: (key, value) => sealed(value, key),
      keep: (key, file) => ({ content: idsOf(`${id}/${commandId}`)(file.name).padEnd(32, '0'), size: file.bytes.length, kind: file.kind ?? 'txt', name: sealed(file.name, key) }),
      sealIfAny: (key, value) => (value === undefined || value === '' ? undefined : sealed(value, key)),
    }
    const command = commandOf(slice, input, making)
    if (command === undefined) return
    const { stream } = slice.lifecycle
    const before = log.length
    take(stream, id, actor, events => slice.rule(command as never, fold(stream, events as never) as never, { now, by: actor, rules } as never))
    if (log.length > before) taken.set(slice.name, (taken.get(slice.name) ?? 0) + 1)
    // A case that was heard is seldom come to again by chance.
    if (log.length > before && slice.name === 'hear-case') for (const each of slices.filter(({ name }) => name === 'record-in-error')) for (let times = 0; times < 3; times += 1) await giveCommand(each)
    // Before anything else happens to them: whatever says that it ends seldom comes to it by chance.
    if (log.length > before && slice.name === 'acknowledge-transfer') endTransferred({ user: 'system', agency: 'hub', roles: ['system'] })
  }

  /** Each joined referral is told on its case, now and then before the next command. */
  const tellIncidents = (by: Actor, rules: ReturnType<typeof exampleRules>) => {
    // One that was recorded in error tells nothing.
    const joined = refsOf(maracCase).flatMap(ref => (caseOf(ref).status === 'joined' ? historyOf(ref).flatMap(event => (event.type === 'ReferralJoined' ? [event.data as ReferralJoined['data']] : [])).slice(-1) : []))
    for (const { caseId, joins, incident } of joined)
      if (!Object.hasOwn(caseOf(joins).joined, caseId)) {
        const told = { caseId: joins, referral: caseId, agency: caseOf(caseId).agency, referredOn: londonDate(now), incident }
        take(maracCase, joins, by, events => decideAddIncident(new AddIncident({ ...told, heard: heardNext(joins) ?? { meeting: 'MT-00000-00001', on: addDays(londonDate(now), 2) } }), fold(maracCase, events as MaracCaseEvent[]), { now, by, rules }))
      }
  }

  /** Of a case that another area has, the actions that were said to end do. */
  const endTransferred = (by: Actor) => {
    for (const ref of refsOf(maracCase).filter(each => caseOf(each).status === 'transferred'))
      for (const open of openOn(ref)) {
        const then = caseOf(ref).afterTransfer[open]
        if (then === 'ends' || then === 'handed-over') {
          const ended = new MarkActionNotPossible({ actionId: open, reason: sealed('She has moved', `case-${ref}`), because: then === 'ends' ? 'case-transferred' : then })
          take(action, open, by, events => decideMarkActionNotPossible(ended, fold(action, events as ActionEvent[]), { by }))
        }
      }
  }

  /** Research that has not come by its date is raised, step by step; what has come, or is asked for no longer, ends. */
  const climbForResearch = (by: Actor) => {
    const rules = exampleRules(londonDate(now))
    for (const about of refsOf(maracCase)) {
      const { status, research } = caseOf(about)
      for (const [agency, { dueOn, returned }] of Object.entries(research)) {
        const since = log.findLast(({ stream, type, data }) => stream === streamOf(maracCase, about) && type === 'ResearchRequested' && (Reflect.get(data, 'agencies') as readonly string[]).includes(agency))?.recordedAt ?? ''
        const ref = dutyRefOf({ kind: 'research', about, agency, since })
        if (status === 'open' && !returned) take(duty, ref, by, events => decideEscalateDuty(new EscalateDuty({ dutyId: ref, kind: 'research', about, agency, dueOn }), fold(duty, events as DutyEvent[]), { now, by, rules }))
        else if (refsOf(duty).includes(ref)) take(duty, ref, by, events => decideEndDuty(new EndDuty({ dutyId: ref, because: returned ? 'done' : 'withdrawn' }), fold(duty, events as DutyEvent[])))
      }
    }
  }

  /** Cases that were listed since an agenda went out are told of. */
  const tellOfListed = (by: Actor) => {
    for (const id of refsOf(meeting)) take(meeting, id, by, events => decideTellOfListed(new TellOfListed({ meetingId: id, cases: agendaOf(id), to: invitees() }), fold(meeting, events as MeetingEvent[])))
  }

  /** Minutes that were not issued by their date are raised, and come to an end when they are. */
  const climbForMinutes = (by: Actor) => {
    const rules = exampleRules(londonDate(now))
    for (const { stream, type, data, recordedAt: since } of log) {
      if (type !== 'MeetingClosed') continue
      const about = idOf(stream)
      const { minutesVersion, area } = stateOf(meeting, about)
      const ref = dutyRefOf({ kind: 'minutes', about, agency: 'hub', since })
      if (minutesVersion === 0) take(duty, ref, by, events => decideEscalateDuty(new EscalateDuty({ dutyId: ref, kind: 'minutes', about, agency: 'hub', dueOn: String(Reflect.get(data, 'minutesDueOn')), area }), fold(duty, events as DutyEvent[]), { now, by, rules }))
      else if (refsOf(duty).includes(ref)) take(duty, ref, by, events => decideEndDuty(new EndDuty({ dutyId: ref, because: 'done' }), fold(duty, events as DutyEvent[])))
    }
  }

  /** Agencies that did not come to the last meeting of an area are raised, and come to an end with the next. */
  const climbForAttendance = (by: Actor) => {
    const rules = exampleRules(londonDate(now))
    const held = log.flatMap(({ stream, type, data }) => (type === 'MeetingClosed' ? [{ ...stateOf(meeting, idOf(stream)), invited: Reflect.get(data, 'agencies') as readonly string[] }] : [])).sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))
    for (const area of new Set(held.map(each => each.area)))
      for (const agency of new Set(held.flatMap(each => each.invited))) {
        const of = held.filter(each => each.area === area && each.invited.includes(agency))
        const low = lowAttendance(rules.escalation.attendance.value, of.map(({ on = '', attendance }) => ({ on, missed: !Object.values(attendance).some(each => each.agency === agency && each.caseId === undefined && each.how !== 'apologies' && each.how !== 'observer') })))
        const about = attendanceOf(area, agency)
        if (low === undefined) for (const ref of refsOf(duty).filter(each => each.startsWith(about))) take(duty, ref, by, events => decideEndDuty(new EndDuty({ dutyId: ref, because: 'done' }), fold(duty, events as DutyEvent[])))
        else {
          const ref = dutyRefOf({ kind: 'attendance', about, agency, since: low.since })
          take(duty, ref, by, events => decideEscalateDuty(new EscalateDuty({ dutyId: ref, kind: 'attendance', about, agency, dueOn: low.since, steps: low.steps, area }), fold(duty, events as DutyEvent[]), { now, by, rules }))
        }
      }
  }

  const automate = () => {
    const by: Actor = { user: 'system', agency: 'hub', roles: ['system'] }
    const rules = exampleRules(londonDate(now))
    tellIncidents(by, rules)
    for (const ref of refsOf(action)) take(action, ref, by, events => decideEscalateAction(new EscalateAction({ actionId: ref }), fold(action, events as ActionEvent[]), { now, by, rules }))
    endTransferred(by)
    climbForResearch(by)
    climbForAttendance(by)
    climbForMinutes(by)
    tellOfListed(by)
    for (const ref of refsOf(maracCase)) {
      if (caseOf(ref).status !== 'closed') continue
      if (random.chance(0.2)) take(maracCase, ref, by, events => decideRestartFlags(new RestartFlags({ caseId: ref, referredOn: londonDate(now) }), fold(maracCase, events as MaracCaseEvent[]), { now, by, rules }))
      if (random.chance(0.1)) take(maracCase, ref, by, events => decideShortenFlags(new ShortenFlags({ caseId: ref, referredOn: londonDate(new Date(Date.parse(now) - 86_400_000 * 30).toISOString()) }), fold(maracCase, events as MaracCaseEvent[]), { now, by, rules }))
      // A year goes by in no history: the tick looks ahead, as one by hand may.
      const ahead = random.chance(0.2) ? new Date(Date.parse(now) + 731 * 86_400_000).toISOString() : now
      take(maracCase, ref, by, events => decideEndFlags(new EndFlags({ caseId: ref }), fold(maracCase, events as MaracCaseEvent[]), { now: ahead, by, rules }))
      for (const open of openOn(ref)) take(maracCase, ref, by, events => decideFlagOpenAction(new FlagOpenAction({ caseId: ref, action: open }), fold(maracCase, events as MaracCaseEvent[])))
    }
  }

  while (commands < wanted) {
    now = new Date(Date.parse(now) + (random.chance(0.2) ? 86_400_000 * (1 + random.below(4)) : 60_000 * (1 + random.below(90)))).toISOString()
    if (random.chance(0.1)) automate()
    else await giveCommand(random.chance(0.05) ? random.pick(moving) : random.chance(0.4) ? random.pick(backbone) : rare())
  }
  // What the last commands left behind, a tick finds.
  automate()
  return { events: log, commands, refused }
}

/** The command; undefined when the slice finds at its edge that the answers do not fit each other. */
function commandOf(slice: CommandSlice, input: object, making: Making<unknown>): unknown {
  try {
    return slice.command(input as never, making as never)
  } catch (error) {
    if (error instanceof ShapeRefused) return undefined
    throw error
  }
}

/** What can be chosen of a thing as it stands, by the words of the field. */
interface Known {
  readonly choices: Readonly<Partial<Record<string, readonly string[]>>>
  /** How often what may be left out is. */
  readonly leftOut: number
}

/** An input of this class as JSON would give it, checked as everybody's is. */
function inputOf(Input: InputClass, random: Random, now: Instant, known: Known): object {
  for (;;) {
    try {
      return checkShape(Input, bodyOf(Input, random, now, known), 'json')
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
    }
  }
}

const bodyOf = (Input: InputClass, random: Random, now: Instant, known: Known): object =>
  Object.fromEntries([...fieldsOf(Input)].flatMap(([name, view]) => (view.optional && !(view.widget === 'answers' && known.choices[view.what]?.length) && random.chance(known.leftOut) ? [] : [[name, valueOf(view, random, now, known)]])))

function valueOf({ widget, choices, topics, row, what, max }: FieldView, random: Random, now: Instant, known: Known): unknown {
  switch (widget) {
    case 'rows':
      return Array.from({ length: 1 + random.below(2) }, () => (row ? bodyOf(row(), random, now, known) : {}))
    case 'file':
      return Array.from({ length: 1 + random.below(2) }, () => random.pick(uploads))
    case 'date':
      // A history goes on for months: a meeting that is to come must be so for a while.
      if (/of the meeting/.test(what) && random.chance(0.9)) return addDays(londonDate(now), 10 + random.below(80))
      if (/the day on which/.test(what) && random.chance(0.7)) return londonDate(now)
      return /birth|seen/.test(what) || random.chance(0.3) ? addDays(londonDate(now), -random.below(15_000)) : addWorkingDays(londonDate(now), random.below(12), exampleRules(londonDate(now)).calendar).date
    case 'answers':
      return Object.fromEntries((topics ?? (known.choices[what] ?? []).map(value => ({ value }))).flatMap(({ value }, i) => (i > 0 && random.chance(0.5) ? [] : [[value, random.pick(choices ?? []).value]])))
    case 'hidden':
      // Mostly somebody new: whom a row told of before has one part in the case, and is told of once.
      return known.choices[what]?.length && random.chance(0.1) ? random.pick(known.choices[what]) : undefined
    case 'number':
      return 1 + random.below(24)
    case 'checkboxes':
      if (what.includes('people')) return agencies.flatMap(agency => [0, 1].flatMap(i => (random.chance(0.8) ? [`${agency}-${i}`] : [])))
      return choices ? choices.flatMap(({ value }, i) => (i === 0 || random.chance(0.4) ? [value] : [])) : [...new Set([random.pick(agencies), random.pick(agencies)])]
    case 'radios':
    case 'select':
      if (!choices && known.choices[what]?.length) return random.pick(known.choices[what])
      if (!choices) return what.includes('area') ? 'east' : what.includes('user') || what.includes('person') ? `${random.pick(agencies)}-${random.below(2)}` : random.pick(agencies)
      return choices[0]?.value === 'yes' && choices.length === 2 ? random.chance(0.5) : random.pick(choices).value
    default:
      if (known.choices[what]?.length) return random.pick(known.choices[what])
      return max === 64 ? `v${random.below(3)}` : random.pick(words)
  }
}
