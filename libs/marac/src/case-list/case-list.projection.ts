import type { DutyEvent } from '@lantern/actions'
import { type Open, idOf, type CalendarDate, type Instant } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { projection } from '@lantern/projections'
import { researchDueOn } from '../marac-case/joining/joining.events.js'
import { undecided } from '../marac-case/marac-case.allowed.js'
import type { Criterion, EntryRecordedInError, LivesIn, MaracCaseEvent, ReferralTold, RiskLevel, Route } from '../marac-case/marac-case.events.js'
import { endedBefore } from '../marac-case/transfer/transfer.state.js'
import type { Status } from '../marac-case/marac-case.state.js'

/** One row a case: what lists, the queue and a search ask. */
export interface CaseRow {
  readonly ref: string
  readonly status: Status
  readonly area: string
  /** Where the victim lives; null where nobody said it. */
  readonly district: string | null
  readonly agency: string
  readonly victim: string | null
  /** The agency's own reference, by which it knows the referral. */
  readonly agency_reference: string | null
  readonly criteria: readonly Criterion[]
  readonly score: number
  readonly max_score: number
  readonly children: number
  readonly referred_at: Instant
  readonly triage_due_on: CalendarDate
  /** Since when the referral is with the agency that made it, and by when it is to be completed; null while it is not. */
  readonly returned_at: Instant | null
  readonly complete_by: CalendarDate | null
  /** By when the other area is to acknowledge it; null while it is not on its way to one. */
  readonly acknowledge_by: CalendarDate | null
  readonly research_due_on: CalendarDate | null
  /** By when each agency owes its research, and whether it is still out. */
  readonly research: Readonly<Record<string, { readonly on: CalendarDate; readonly out: boolean }>>
  /** The date that comes next: of triage, or of research that has not come. Never null, so that a list can be sorted by it. */
  readonly next_on: CalendarDate
  readonly asked: number
  readonly returned: number
  /** Ids between commas, so that one LIKE finds one: ",kent-police,probation,". */
  readonly involved: string
  /** The agencies that were asked for research, in the same way. */
  readonly asked_of: string
  readonly excluded: string
  /** Empty while the case is not restricted; then the users who alone may know of it. */
  readonly restricted_to: string
  readonly flagged: number
  /** As the Hub chose; null until it has. */
  readonly route: Route | null
  /** Requests for a meeting without an answer: while there is one, the case is to be listed. */
  readonly meeting_requests: number
  /** The meeting that the case was listed for last; that may have been cancelled, and a case that is managed without a meeting is heard by none. Null while it is listed for none. */
  readonly listed_for: string | null
  readonly listed_at: Instant | null
  /** The meeting that heard it, since a meeting was chosen for it; null where one is to hear it. */
  readonly heard_in: string | null
  /** As decided; null until it is. */
  readonly risk_level: RiskLevel | null
  /** 1 until the IDVA service has tried to reach the victim, or there is no case to do it for. */
  readonly idva_waiting: 0 | 1
  /** Who of the Hub has the case; null until it is accepted. */
  readonly coordinator: string | null
  readonly changed_at: Instant
  readonly revision: number
}

/** After every real date: an open case with nothing to wait for, then a case that is over. */
export const noDate: CalendarDate = '9999-12-30'
export const over: CalendarDate = '9999-12-31'

const notListed = { listed_for: null, listed_at: null } as const
const notReturned = { returned_at: null, complete_by: null } as const

const referenceIn = ({ agencyReference }: ReferralTold, open: Open): string | null => (agencyReference && open(agencyReference)) ?? null

const livesNow = (lives: LivesIn | undefined): Change => (lives ? { area: lives.area, district: lives.district ?? null } : {})

type Change = Partial<Omit<CaseRow, 'ref'>>
const changed = (row: CaseRow | undefined, event: { readonly revision: number; readonly recordedAt: Instant }, change: Change): CaseRow | undefined =>
  row && { ...row, ...change, changed_at: event.recordedAt, revision: event.revision }

/** By when research is owed that has not come: the earliest date of those that are out. Once all has come, the last date stays. `undefined`: it is asked for no longer. */
function owed(row: CaseRow, dates: readonly (readonly [agency: string, of: CaseRow['research'][string] | undefined])[]): Change {
  const research = Object.fromEntries([...new Map<string, CaseRow['research'][string] | undefined>([...Object.entries(row.research), ...dates])].flatMap(([agency, of]) => (of === undefined ? [] : [[agency, of] as const])))
  const first = Object.values(research).flatMap(({ on, out }) => (out ? [on] : [])).toSorted()[0]
  return { research, ...(first !== undefined && { research_due_on: first }), ...(row.status === 'open' && { next_on: first ?? noDate }) }
}

const isOfDuty = (event: StoredOf<MaracCaseEvent | DutyEvent>): event is StoredOf<DutyEvent> => event.stream.startsWith('duty-')

/** The referral waits again, with the Hub or with the agency that is to complete it. */
const unjoined = (row: CaseRow, status: Status | undefined): Change => (status === undefined ? {} : { status, next_on: (status === 'returned' ? row.complete_by : null) ?? row.triage_due_on })

/** Who came with the incident alone is on the case no more, and research is due when it was before. */
function withoutIncident(row: CaseRow, { involved, research }: EntryRecordedInError['data']['stands']): Change {
  return { ...(involved && { involved: `,${involved.join(',')},` }), ...(research && owed(row, research.map(({ agency, dueOn }) => [agency, { on: dueOn, out: row.research[agency]?.out ?? true }]))) }
}

/** What a row forgot when the entry replaced it comes with the event; research is owed again. Of words that are in error a row has the reference of the agency alone. */
const withoutEntry = (row: CaseRow, { kind, about, stands }: EntryRecordedInError['data']): Change => ({
  ...(kind === 'referral' && !stands.toldAgain && { agency_reference: null }),
  risk_level: stands.riskLevel ?? null,
  route: stands.route ?? null,
  heard_in: stands.heardIn ?? null,
  meeting_requests: stands.meetingRequests,
  idva_waiting: stands.idvaWaiting ? 1 : 0,
  ...(kind === 'joining' && unjoined(row, stands.status)),
  ...(kind === 'incident' && withoutIncident(row, stands)),
  ...(kind === 'research-return' && { returned: row.returned - 1, ...owed(row, about === undefined ? [] : [[about, { on: row.research[about]?.on ?? '', out: true }]]) }),
})

export const caseListProjection = projection<MaracCaseEvent | DutyEvent, CaseRow>({
  name: 'case_list',
  version: 24,
  streams: ['maracCase', 'duty'],
  key: 'ref',
  columns: {
    ref: 'text',
    status: 'text',
    area: 'text',
    district: 'text',
    agency: 'text',
    victim: 'text',
    agency_reference: 'text',
    criteria: 'json',
    score: 'integer',
    max_score: 'integer',
    children: 'integer',
    referred_at: 'text',
    triage_due_on: 'text',
    returned_at: 'text',
    complete_by: 'text',
    acknowledge_by: 'text',
    research_due_on: 'text',
    research: 'json',
    next_on: 'text',
    asked: 'integer',
    returned: 'integer',
    involved: 'text',
    asked_of: 'text',
    excluded: 'text',
    restricted_to: 'text',
    flagged: 'integer',
    route: 'text',
    meeting_requests: 'integer',
    listed_for: 'text',
    listed_at: 'text',
    heard_in: 'text',
    risk_level: 'text',
    idva_waiting: 'integer',
    coordinator: 'text',
    changed_at: 'text',
    revision: 'integer',
  },
  indexes: [['status', 'referred_at'], ['referred_at desc', 'ref'], ['next_on', 'score desc', 'ref'], ['excluded'], ['restricted_to'], ['idva_waiting', 'referred_at', 'ref'], ['coordinator', 'status'], ['listed_for'], ['status', 'route']],
  keysOf: event => (isOfDuty(event) ? (event.type === 'DutyGivenTime' && event.data.kind === 'research' ? [event.data.about] : []) : [idOf(event.stream)]),
  on: {
    ReferralSubmitted: (_row, event, open) => {
      const { victim, children, risk } = event.data
      return {
        ref: idOf(event.stream),
        status: 'referred',
        area: event.data.area,
        district: event.data.district ?? null,
        agency: event.data.agency,
        victim: open(victim.details)?.name ?? null,
        agency_reference: referenceIn(event.data, open),
        criteria: event.data.criteria,
        score: risk.score,
        max_score: risk.maxScore,
        children: children.length,
        referred_at: event.recordedAt,
        triage_due_on: event.data.triageDueOn,
        returned_at: null,
        complete_by: null,
        acknowledge_by: null,
        research_due_on: null,
        research: {},
        next_on: event.data.triageDueOn,
        asked: 0,
        returned: 0,
        involved: `,${event.data.agency},`,
        asked_of: ',',
        excluded: ',',
        restricted_to: '',
        flagged: 0,
        route: null,
        meeting_requests: 0,
        listed_for: null,
        listed_at: null,
        heard_in: null,
        risk_level: null,
        idva_waiting: 1,
        coordinator: null,
        changed_at: event.recordedAt,
        revision: event.revision,
      }
    },
    ReferralReturned: (row, event) => changed(row, event, { status: 'returned', returned_at: event.recordedAt, complete_by: event.data.completeBy, next_on: event.data.completeBy }),
    ReferralCompleted: (row, event, open) => {
      const { area, district, criteria, risk, added, children, triageDueOn } = event.data
      const more = children.filter(({ personId }) => added.includes(personId)).length
      return row && changed(row, event, { status: 'referred', area, district: district ?? null, agency_reference: referenceIn(event.data, open), criteria, score: risk.score, max_score: risk.maxScore, children: row.children + more, triage_due_on: triageDueOn, next_on: triageDueOn, ...notReturned })
    },
    ReferralAccepted: (row, event) => changed(row, event, { status: 'open', coordinator: event.data.coordinator ?? null, next_on: noDate, ...notReturned }),
    CoordinatorChanged: (row, event) => changed(row, event, { coordinator: event.data.coordinator }),
    ReferralJoined: (row, event) => changed(row, event, { status: 'joined', next_on: over, idva_waiting: 0 }),
    IncidentAdded: (row, event) => {
      if (!row) return undefined
      const { agency, research } = event.data
      return changed(row, event, {
        ...(!row.involved.includes(`,${agency},`) && { involved: `${row.involved}${agency},` }),
        ...(research && owed(row, research.agencies.map(each => [each, { on: researchDueOn(research, each), out: row.research[each]?.out ?? true }]))),
      })
    },
    PersonDetailsChanged: (row, event, open) => row && changed(row, event, event.data.role === 'victim' ? { victim: open(event.data.details)?.name ?? null, ...livesNow(event.data.lives) } : {}),
    // Nobody is asked to reach a victim who has died.
    PersonDied: (row, event) => changed(row, event, event.data.role === 'victim' ? { idva_waiting: 0 } : {}),
    ReferralNotAccepted: (row, event) => changed(row, event, { status: 'not-accepted', next_on: over, idva_waiting: 0, ...notReturned }),
    ReferralAppealed: (row, event) => changed(row, event, {}),
    // Accepted after all, the IDVA service is to reach the victim; ReferralAccepted follows.
    AppealAnswered: (row, event) => changed(row, event, { idva_waiting: event.data.idvaWaiting ? 1 : 0 }),
    // Until the other area has it, nothing ends here, but nobody here decides on it any more.
    CaseTransferred: (row, event) => row && changed(row, event, { acknowledge_by: event.data.acknowledgeBy, ...(undecided.includes(row.status) && { next_on: event.data.acknowledgeBy }) }),
    TransferAcknowledged: (row, event) => row && changed(row, event, { acknowledge_by: null, ...(!endedBefore(row.status) && { status: 'transferred', next_on: over, idva_waiting: 0, ...notReturned }) }),
    TransferRefused: (row, event) => row && changed(row, event, { acknowledge_by: null, ...(undecided.includes(row.status) && { next_on: row.complete_by ?? row.triage_due_on }) }),
    TransferReceived: (row, event) => changed(row, event, {}),
    TransferInAcknowledged: (row, event) => changed(row, event, {}),
    VictimViewsRecorded: (row, event) => changed(row, event, {}),
    VictimViewsNotGathered: (row, event) => changed(row, event, {}),
    ChildViewsRecorded: (row, event) => changed(row, event, {}),
    ChildViewsNotGathered: (row, event) => changed(row, event, {}),
    IdvaContactRecorded: (row, event) => changed(row, event, { idva_waiting: 0 }),
    ResearchRequested: (row, event) => {
      if (!row) return undefined
      const fresh = event.data.agencies.filter(agency => !row.involved.includes(`,${agency},`))
      return changed(row, event, {
        asked: row.asked + event.data.agencies.length,
        ...owed(row, event.data.agencies.map(each => [each, { on: event.data.dueOn, out: true }])),
        asked_of: event.data.agencies.reduce((all, agency) => (all.includes(`,${agency},`) ? all : `${all}${agency},`), row.asked_of),
        involved: fresh.reduce((all, agency) => `${all}${agency},`, row.involved),
      })
    },
    ResearchReturned: (row, event) => {
      if (!row) return undefined
      const { agency } = event.data
      return changed(row, event, { returned: row.returned + 1, ...owed(row, [[agency, { on: row.research[agency]?.on ?? '', out: false }]]) })
    },
    ResearchTaken: (row, event) => changed(row, event, {}),
    ResearchLeft: (row, event) => changed(row, event, {}),
    ResearchAddedTo: (row, event) => changed(row, event, {}),
    ResearchWithdrawn: (row, event) => changed(row, event, {}),
    ResearchCalledOff: (row, event) => {
      if (!row) return undefined
      const [without, asked] = [(all: string) => all.replace(`,${event.data.agency},`, ','), row.asked - 1]
      return changed(row, event, { asked, asked_of: without(row.asked_of), ...(!event.data.onCase && { involved: without(row.involved) }), ...owed(row, [[event.data.agency, undefined]]) })
    },
    // A date that was given by who decides on late research: it is of the same case, and no newer version of it.
    DutyGivenTime: (row, { data: { agency, dueOn } }) => row && { ...row, ...owed(row, [[agency, { on: dueOn, out: row.research[agency]?.out ?? true }]]) },
    DutyEscalated: row => row,
    DutyAnswered: row => row,
    DutyEscalationClosed: row => row,
    DutyEnded: row => row,
    RiskSummarised: (row, event) => changed(row, event, {}),
    RiskDecided: (row, event) => changed(row, event, { risk_level: event.data.level }),
    RiskDissented: (row, event) => changed(row, event, {}),
    RiskOverridden: (row, event) => changed(row, event, { risk_level: event.data.level }),
    UserExcluded: (row, event) => row && changed(row, event, { excluded: `${row.excluded}${event.data.user},` }),
    ConflictDeclared: (row, event) => row && changed(row, event, { excluded: `${row.excluded}${event.data.user},` }),
    ExclusionLifted: (row, event) => row && changed(row, event, { excluded: row.excluded.replaceAll(`,${event.data.user},`, ',') }),
    CaseRestricted: (row, event) => changed(row, event, { restricted_to: `,${event.data.users.join(',')},` }),
    RestrictionLifted: (row, event) => changed(row, event, { restricted_to: '' }),
    ChildConsidered: (row, event) => changed(row, event, {}),
    TellerNamed: (row, event) => changed(row, event, {}),
    VictimTold: (row, event) => changed(row, event, {}),
    VictimNotTold: (row, event) => changed(row, event, {}),
    AccessGranted: (row, event) => changed(row, event, {}),
    MessageSent: (row, event) => changed(row, event, {}),
    QuestionAsked: (row, event) => changed(row, event, {}),
    QuestionAnswered: (row, event) => changed(row, event, {}),
    QuestionWithdrawn: (row, event) => changed(row, event, {}),
    MeetingRequested: (row, event) => row && changed(row, event, { meeting_requests: row.meeting_requests + 1 }),
    RouteChosen: (row, event) => changed(row, event, { route: event.data.route, heard_in: null }),
    CaseHeard: (row, event) => changed(row, event, { heard_in: event.data.outcome === 'adjourned' ? null : event.data.meeting }),
    CaseListed: (row, event) => changed(row, event, { listed_for: event.data.meeting, listed_at: event.recordedAt }),
    CaseUnlisted: (row, event) => changed(row, event, notListed),
    MeetingRequestAnswered: (row, event) => row && changed(row, event, { meeting_requests: row.meeting_requests - 1, ...(event.data.route === 'meeting' && { heard_in: null }) }),
    LinkAdded: (row, event) => changed(row, event, {}),
    LinkEnded: (row, event) => changed(row, event, {}),
    FileAdded: (row, event) => changed(row, event, {}),
    FileRecordedInError: (row, event) => changed(row, event, {}),
    EntryRecordedInError: (row, event) => row && changed(row, event, withoutEntry(row, event.data)),
    EntryInErrorAssessed: (row, event) => changed(row, event, {}),
    CaseClosed: (row, event) => changed(row, event, { status: 'closed', next_on: over, idva_waiting: 0 }),
    FlagsSet: (row, event) => changed(row, event, {}),
    FlagPutOn: (row, event) => changed(row, event, {}),
    FlagsRestarted: (row, event) => changed(row, event, {}),
    FlagsShortened: (row, event) => changed(row, event, {}),
    FlagsEnded: (row, event) => changed(row, event, {}),
    FlagTakenOff: (row, event) => changed(row, event, {}),
    FlagReleased: (row, event) => changed(row, event, {}),
    OpenActionFlagged: (row, event) => row && changed(row, event, { flagged: row.flagged + 1 }),
  },
})
