import { agencyChoices, districtChoices, OneOf, Reference, type Directory, type PageChoices } from '@lantern/web-kit'
import { riskLevelWords, statusWords } from '../marac-case/marac-case.words.js'
import { everybodyOfTheHub } from '../hub-people.js'
import { notSaid } from './case-facets.policy.js'
import type { CaseFilter } from './case-list.query.js'

const { none: _none, ...statuses } = statusWords
const yesNo = { yes: 'Yes', no: 'No' }

/** The choices of each filter that has the same in every partnership, by code. */
export const filterWords = {
  status: { current: 'Referred, returned or open', ...statuses, all: 'All' },
  route: { 'to-be-listed': 'To be listed', 'hub-managed': 'Hub-managed', 'not-chosen': 'Not chosen' },
  risk: { ...riskLevelWords, 'not-decided': 'Not decided' },
  overdue: { yes: 'Overdue' },
  sort: { attention: 'What needs attention first', newest: 'Newest first' },
} as const

/** What may stand behind the question mark of the list: codes alone, never a name. */
export class CaseListInput {
  @OneOf('the status', { choices: filterWords.status, as: 'select', optional: true, label: 'Status' }) status?: CaseFilter['status']
  @Reference('the area', { optional: true, label: 'Area' }) area?: string
  @Reference('the district', { optional: true, label: 'District' }) district?: string
  @OneOf('what is overdue', { choices: filterWords.overdue, as: 'select', optional: true, label: 'Decision, research or action' }) overdue?: 'yes'
  @OneOf('the route', { choices: filterWords.route, as: 'select', optional: true, label: 'Route' }) route?: NonNullable<CaseFilter['route']>
  @OneOf('the level of risk', { choices: filterWords.risk, as: 'select', optional: true, label: 'Risk as decided' }) risk?: NonNullable<CaseFilter['risk']>
  @OneOf('whether it is a repeat', { choices: yesNo, as: 'select', optional: true, label: 'Repeat' }) repeat?: 'yes' | 'no'
  @OneOf('whether there are children', { choices: yesNo, as: 'select', optional: true, label: 'Children on the case' }) children?: 'yes' | 'no'
  @Reference('the agency that referred', { optional: true, label: 'Referred by' }) agency?: string
  @Reference('the agency that was asked', { optional: true, label: 'Research asked of' }) asked?: string
  @Reference('whose cases', { optional: true, label: 'Coordinator' }) coordinator?: string
  @OneOf('the order', { choices: filterWords.sort, as: 'select', optional: true, label: 'Order' }) sort?: NonNullable<CaseFilter['sort']>
}

/** The choices that the partnership gives. */
export const choicesOf = (directory: Directory): PageChoices => ({
  area: Object.fromEntries(directory.areas().map(({ id, name, ended }) => [id, ended ? `${name} (ended)` : name])),
  district: { ...districtChoices(directory, true), [notSaid]: 'Not said' },
  agency: agencyChoices(directory),
  asked: agencyChoices(directory),
  coordinator: { me: 'Me', ...everybodyOfTheHub(directory), nobody: 'Nobody', 'not-here': 'Nobody who is here' },
})

/** The address of the list with a filter, in one order whatever order it came in. */
export function caseListAddress(query: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]])).sort(([a], [b]) => (a < b ? -1 : 1))
  return parts.length === 0 ? '/cases' : `/cases?${new URLSearchParams(parts).toString()}`
}
