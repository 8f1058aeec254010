import type { AgencyKind } from '@lantern/rules'
import type { PartKind } from './parts.policy.js'
import type { Leaving } from './set-up.events.js'

/** What an agency may be, besides the Hub itself: its kind says when it is asked, and what it is asked about. */
export const kindWords: Readonly<Record<Exclude<AgencyKind, 'hub'>, string>> = {
  police: 'Police',
  probation: 'Probation',
  idva: 'IDVA service',
  'childrens-social-care': 'Children’s social care',
  'adult-social-care': 'Adult social care',
  'primary-care': 'Primary care',
  'acute-care': 'Acute care',
  'mental-health': 'Mental health',
  'substance-misuse': 'Substance misuse',
  education: 'Education',
  housing: 'Housing',
  fire: 'Fire and rescue',
}

export const partWords: Readonly<Record<PartKind, string>> = { area: 'Area', district: 'District', agency: 'Agency', group: 'Group' }

/** Why an agency leaves. */
export const leavingWords: Readonly<Record<Leaving, string>> = {
  notice: 'It gave notice, or the partnership did',
  closed: 'The agency is no more',
  merged: 'It has become part of another agency',
}
