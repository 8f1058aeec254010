import type { ActionEvent } from '@lantern/actions'
import { addWorkingDays, englandAndWales } from '@lantern/clock'
import type { DomainEvent, Sealed } from '@lantern/decision'
import type { MaracCaseEvent } from '@lantern/marac'

/** One event of an invented case, and who recorded it. */
export interface Told {
  readonly stream: string
  readonly event: DomainEvent
  readonly by: { readonly user: string; readonly agency: string }
}

export type Seal = <T>(key: string, value: T) => Sealed<T>

/** The shape of a case: how many of its actions are still open, and whether the case is. */
export interface Shape {
  readonly actions: number
  /** Actions that are not done yet; the case stays open for them. */
  readonly openActions: number
  /** What became of the open ones: taken on by their agency, or not answered, or not answered and raised with the agency's lead. */
  readonly openAre: 'accepted' | 'proposed' | 'escalated'
  /** When the open ones are due: YYYY-MM-DD. */
  readonly dueOn: string
}

/** As most cases become: 33 events, nothing left to do. */
export const whole: Shape = { actions: 6, openActions: 0, openAre: 'accepted', dueOn: '2026-02-20' }

export const agencies = ['kent-police', 'canterbury-housing', 'probation', 'kent-childrens-social-work', 'mental-health'] as const
const hub = { user: 'coordinator-1', agency: 'hub' }

const calendar = englandAndWales()
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function letters(n: number, count: number): string {
  let text = ''
  for (let rest = n; text.length < count; rest = Math.floor(rest / 32)) text = crockford.charAt(rest % 32) + text
  return text
}

/** References as the hub makes them, but counted. */
export const caseRef = (n: number): string => `MC-${letters(Math.floor(n / 32 ** 5), 5)}-${letters(n, 5)}`
export const actionRef = (n: number, i: number): string => `${caseRef(n)}-${letters(i, 4)}`
/** The agency that the i-th action of a case was agreed for. */
export const holderOf = (n: number, i: number): string => agencies[(n + i) % agencies.length] ?? ''

export const keysOfCase = (n: number): readonly string[] => [
  `case-${caseRef(n)}`,
  ...['v', 'p', 'c'].map(part => `person-${part}${n}`),
  `agency-${agencies[1]}-case-${caseRef(n)}`,
]

const sentence = 'Invented for measuring: about as long as what people write when they say in one line what was done and how it shows.'

/** What is recorded of the n-th case, in order, as the slices record it. */
export function* caseHistory(n: number, { actions, openActions, openAre, dueOn }: Shape, seal: Seal): Generator<Told, undefined> {
  const ref = caseRef(n)
  const key = `case-${ref}`
  const told = (event: MaracCaseEvent, agency?: string): Told => ({ stream: `maracCase-${ref}`, event, by: agency ? { user: `${agency}-1`, agency } : hub })
  const person = (part: string, name: string) => ({
    personId: `${part}${n}`,
    details: seal(`person-${part}${n}`, { name: `${name} Sample-${n}`, dateOfBirth: '1990-04-05', address: `${n} Nowhere Lane, Sampleton, ZZ1 1ZZ` }),
  })
  const referrer = agencies[n % agencies.length] ?? ''
  yield told(
    {
      type: 'ReferralSubmitted',
      data: {
        caseId: ref,
        area: 'east',
        agency: referrer,
        source: 'form',
        criteria: ['visible-high-risk'],
        reason: seal(key, sentence.repeat(4)),
        victim: { ...person('v', 'Zara'), safeContact: seal(`person-v${n}`, { telephone: '01632 960001', safeToCall: true, when: 'weekdays before noon' }) },
        perpetrators: [{ ...person('p', 'Quentin'), relationship: seal(`person-p${n}`, 'former partner') }],
        children: [{ ...person('c', 'Bo'), relation: seal(`person-c${n}`, 'child of both') }],
        risk: { tool: 'dash', toolVersion: seal(key, 'safelives'), score: 16, maxScore: 24, items: seal(key, ['very-frightened', 'getting-worse']), judgement: seal(key, sentence) },
        triageDueOn: '2026-02-03',
      },
    },
    referrer,
  )
  yield told({ type: 'ReferralAccepted', data: { caseId: ref } })
  yield told({ type: 'ResearchRequested', data: { caseId: ref, agencies: [...agencies], dueOn: '2026-02-10' } })
  for (const agency of agencies) {
    const worksheet = agency === agencies[1] ? { worksheet: seal(`agency-${agency}-case-${ref}`, sentence) } : {}
    const known = agency === agencies[4] ? { known: false } : { known: true, shared: seal(key, sentence), ...worksheet }
    yield told({ type: 'ResearchReturned', data: { caseId: ref, agency, ...known } }, agency)
  }
  for (let i = 0; i < actions; i += 1) yield* actionHistory(n, i, i < openActions ? { are: openAre, dueOn } : undefined, seal)
  if (openActions === 0) yield told({ type: 'CaseClosed', data: { caseId: ref, outcome: 'plan-complete', reason: seal(key, sentence), unanswered: [] } })
  return undefined
}

function* actionHistory(n: number, i: number, open: { readonly are: Shape['openAre']; readonly dueOn: string } | undefined, seal: Seal): Generator<Told> {
  const actionId = actionRef(n, i)
  const agency = holderOf(n, i)
  const key = `case-${caseRef(n)}`
  const dueOn = open?.dueOn ?? '2026-02-20'
  const told = (event: ActionEvent, by = hub): Told => ({ stream: `action-${actionId}`, event, by })
  const owner = { user: `${agency}-1`, agency }
  yield told({ type: 'ActionAgreed', data: { actionId, belongsTo: caseRef(n), agency, target: 'victim', text: seal(key, sentence), immediateSafety: false, dueOn } })
  if (open?.are === 'escalated') {
    yield told({ type: 'ActionEscalated', data: { actionId, agency, tier: 'agency-lead', dueOn, workingDaysLate: 1, stepDueOn: addWorkingDays(dueOn, 1, calendar).date, askedOf: agency, asks: 'see-to-it', rule: { id: 'escalation.action-ladder', version: '2019-01-01' } } })
    return
  }
  if (open?.are === 'proposed') return
  yield told({ type: 'ActionAccepted', data: { actionId } }, owner)
  if (open) return
  yield told({ type: 'ActionClaimedDone', data: { actionId, evidence: seal(key, sentence) } }, owner)
  yield told({ type: 'ActionVerified', data: { actionId } })
}
