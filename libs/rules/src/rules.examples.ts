import type { CalendarDate } from '@lantern/decision'
import type { RuleDocuments } from './documents.js'
import { rulesAt } from './rules-at.js'
import type { RulesInForce } from './rules-at.js'
import type { RuleId, RuleValue } from './shapes.js'

const values: { readonly [Id in RuleId]: RuleValue<Id> } = {
  'clock.triage': { amount: 1, unit: 'working-day' },
  'clock.referral-completion': { amount: 2, unit: 'working-day' },
  'clock.appeal-answer': { amount: 2, unit: 'working-day' },
  'clock.transfer-acknowledgement': { amount: 2, unit: 'working-day' },
  'clock.idva-contact': { amount: 1, unit: 'working-day' },
  'clock.plan-or-hearing': { amount: 14, unit: 'day' },
  'clock.plan-or-hearing-warning': { amount: 10, unit: 'day' },
  'clock.research-return': { amount: 5, unit: 'working-day' },
  'clock.research-urgent': { amount: 1, unit: 'working-day' },
  'clock.research-before-meeting': { amount: 2, unit: 'working-day' },
  'clock.question-answer': { amount: 3, unit: 'working-day' },
  'clock.chase-answer': { amount: 5, unit: 'working-day' },
  'clock.action-default': { amount: 10, unit: 'working-day' },
  'clock.action-immediate-safety': { amount: 1, unit: 'day' },
  'clock.repeat-window': { amount: 12, unit: 'month' },
  'clock.agency-flag': { amount: 12, unit: 'month' },
  'clock.flag-ends-soon': { amount: 28, unit: 'day' },
  'clock.access-grant': { amount: 28, unit: 'day' },
  'clock.agreement-ends-soon': { amount: 60, unit: 'day' },
  'clock.agenda-issue': { amount: 8, unit: 'working-day' },
  'clock.minutes-issue': { amount: 2, unit: 'working-day' },
  'clock.meeting-request-answer': { amount: 2, unit: 'working-day' },
  'clock.access-request-answer': { amount: 1, unit: 'working-day' },
  'escalation.action-overdue': [{ tier: 'agency-lead', afterWorkingDays: 1 }],
  'escalation.action-ladder': [
    { tier: 'owner', afterWorkingDays: 0, asks: 'do-it' },
    { tier: 'agency-lead', afterWorkingDays: 1, asks: 'see-to-it' },
    { tier: 'coordinator', afterWorkingDays: 3, asks: 'extend-chase-or-raise' },
    { tier: 'agency-senior', afterWorkingDays: 5, asks: 'see-to-it' },
    { tier: 'marac-manager', afterWorkingDays: 5, asks: 'decide' },
    { tier: 'tactical-group', afterWorkingDays: 10, asks: 'decide' },
    { tier: 'executive-group', afterWorkingDays: 30, asks: 'decide' },
  ],
  'escalation.immediate-safety-ladder': [
    { tier: 'owner', afterWorkingDays: 0, asks: 'do-it' },
    { tier: 'agency-lead', afterWorkingDays: 1, asks: 'see-to-it' },
    { tier: 'marac-manager', afterWorkingDays: 1, asks: 'decide' },
    { tier: 'tactical-group', afterWorkingDays: 5, asks: 'decide' },
    { tier: 'executive-group', afterWorkingDays: 10, asks: 'decide' },
  ],
  'escalation.research-ladder': [
    { tier: 'owner', afterWorkingDays: 0, asks: 'do-it' },
    { tier: 'agency-lead', afterWorkingDays: 1, asks: 'see-to-it' },
    { tier: 'coordinator', afterWorkingDays: 3, asks: 'extend-chase-or-raise' },
    { tier: 'agency-senior', afterWorkingDays: 5, asks: 'see-to-it' },
    { tier: 'marac-manager', afterWorkingDays: 5, asks: 'decide' },
    { tier: 'tactical-group', afterWorkingDays: 10, asks: 'decide' },
    { tier: 'executive-group', afterWorkingDays: 30, asks: 'decide' },
  ],
  'escalation.minutes-ladder': [
    { tier: 'owner', afterWorkingDays: 0, asks: 'do-it' },
    { tier: 'coordinator', afterWorkingDays: 1, asks: 'see-to-it' },
    { tier: 'marac-manager', afterWorkingDays: 3, asks: 'decide' },
    { tier: 'tactical-group', afterWorkingDays: 10, asks: 'decide' },
    { tier: 'executive-group', afterWorkingDays: 30, asks: 'decide' },
  ],
  'escalation.attendance-ladder': [
    { tier: 'coordinator', missed: 1, asks: 'extend-chase-or-raise' },
    { tier: 'agency-senior', missed: 2, inARow: true, asks: 'see-to-it' },
    { tier: 'tactical-group', missed: 3, withinMonths: 6, asks: 'decide' },
    { tier: 'executive-group', missed: 3, withinMonths: 6, stillAfterMonths: 3, asks: 'decide' },
  ],
  'reminders.digest': { at: '07:30' },
  'reminders.dates': [
    { of: 'action', before: [2], onTheDay: true, after: [1, 3] },
    { of: 'research', before: [1], onTheDay: true, after: [1] },
    { of: 'question', before: [], onTheDay: true, after: [1] },
    { of: 'triage', before: [], onTheDay: true, after: [1] },
  ],
  'escalation.board': { suppressUpTo: 5, wordsOf: ['tactical-group', 'executive-group'] },
  'matac.several-victims': { victims: 2, years: 3, leastAge: 16 },
  'meeting.case-slot': { minutes: 15 },
  'meeting.longest': { minutes: 360 },
  'repeat.definition': { incident: 'any' },
  'research.agencies': [
    { when: 'every-case', kinds: ['police', 'housing'] },
    { when: 'children', kinds: ['childrens-social-care'] },
  ],
  'research.lawful-bases': [
    { id: 'public-task', regime: 'uk-gdpr', words: 'A public task' },
    { id: 'safeguarding', regime: 'law-enforcement', words: 'Safeguarding of children and of individuals at risk', kinds: ['police', 'probation'] },
  ],
  'risk.checklists': [{ tool: 'dash', version: 'safelives', max: 24, visibleHighRisk: 14 }],
  'risk.potential-escalation': { incidents: 3, months: 12 },
}

/** A small partnership for specs and demonstrations of single rules; its time limits are those of Kent and Medway. */
export const exampleDocuments: RuleDocuments = {
  partnership: {
    id: 'example',
    name: 'Example',
    groups: [{ id: 'tactical-group', name: 'Tactical Group' }],
    areas: [{ id: 'east', name: 'East', districts: [{ id: 'canterbury', name: 'Canterbury' }, { id: 'dover', name: 'Dover' }] }],
    agencies: [
      { id: 'hub', name: 'MARAC Hub', kind: 'hub' },
      { id: 'kent-police', name: 'Kent Police', kind: 'police' },
      { id: 'idva', name: 'IDVA service', kind: 'idva' },
      { id: 'canterbury-housing', name: 'Canterbury housing', kind: 'housing', serves: ['canterbury'] },
    ],
  },
  versions: Object.entries(values).map(([id, value], i) => ({ id, from: '2019-01-01', value, source: 'an example', tag: 'P', where: { file: 'example.yaml', line: i + 1 } })),
  holidays: [],
}

/** The rules of the example partnership on a date. */
export const exampleRules = (on: CalendarDate = '2027-01-11'): RulesInForce => rulesAt(exampleDocuments, on)
