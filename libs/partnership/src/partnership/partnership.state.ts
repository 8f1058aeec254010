import { foldBy } from '@lantern/decision'
import type { RuleFile } from '@lantern/rules'
import type { Agreement } from './agreements.policy.js'
import type { Named, PartnershipEvent } from './partnership.events.js'
import { noSetUp, setUpFolds, type SetUp } from './set-up.state.js'

export interface User {
  readonly agency: string
  readonly roles: readonly string[]
  readonly disabled: boolean
}

/** What the rules of a partnership look at. Names of people are not in it: they stay sealed in the log. */
export interface Partnership extends SetUp {
  readonly status: 'none' | 'founded'
  /** undefined until it is founded. */
  readonly founded?: { readonly id: string; readonly name: string; readonly groups: readonly Named[] }
  readonly rules?: { readonly hash: string; readonly files: readonly RuleFile[] }
  readonly users: ReadonlyMap<string, User>
  /** Agencies that have one. */
  readonly mailboxes: ReadonlySet<string>
  /** Of each agency, in the order in which they were recorded. */
  readonly agreements: ReadonlyMap<string, readonly Agreement[]>
}

const foldSetUp = foldBy(setUpFolds)

export const initialState: Partnership = { ...noSetUp, status: 'none', users: new Map(), mailboxes: new Set(), agreements: new Map() }

export function evolve(state: Partnership, event: PartnershipEvent): Partnership {
  switch (event.type) {
    case 'PartnershipFounded': {
      const { partnershipId: id, name, groups } = event.data
      return { ...state, ...setUpFolds.PartnershipFounded(state, event), status: 'founded', founded: { id, name, groups } }
    }
    case 'RulesLoaded':
      return { ...state, rules: event.data }
    case 'UserAdded': {
      const { userId, agency, roles } = event.data
      return { ...state, users: new Map(state.users).set(userId, { agency, roles, disabled: false }) }
    }
    case 'UserRolesChanged':
      return withUser(state, event.data.userId, { roles: event.data.roles })
    case 'UserDisabled':
      return withUser(state, event.data.userId, { disabled: true })
    case 'UserEnabled':
      return withUser(state, event.data.userId, { disabled: false })
    case 'AgencyMailboxSet':
      return { ...state, mailboxes: new Set(state.mailboxes).add(event.data.agencyId) }
    case 'AgencyMailboxCleared':
      return { ...state, mailboxes: new Set([...state.mailboxes].filter(id => id !== event.data.agencyId)) }
    case 'AgreementRecorded': {
      const { agencyId, ...agreement } = event.data
      return { ...state, agreements: new Map(state.agreements).set(agencyId, [...(state.agreements.get(agencyId) ?? []), agreement]) }
    }
    case 'AgreementEnded': {
      const { agencyId, reference, lastDay, because } = event.data
      const ended = (state.agreements.get(agencyId) ?? []).map(each => (each.reference === reference ? { ...each, ended: { lastDay, because } } : each))
      return { ...state, agreements: new Map(state.agreements).set(agencyId, ended) }
    }
    default:
      return { ...state, ...foldSetUp(state, event) }
  }
}

/** Whether nobody else could administer: without an administrator nobody could be let in again. */
export function isLastAdministrator(state: Partnership, userId: string): boolean {
  const able = [...state.users].filter(([, user]) => !user.disabled && user.roles.includes('administrator')).map(([id]) => id)
  return able.length === 1 && able[0] === userId
}

function withUser(state: Partnership, userId: string, change: Partial<User>): Partnership {
  const user = state.users.get(userId)
  return user === undefined ? state : { ...state, users: new Map(state.users).set(userId, { ...user, ...change }) }
}
