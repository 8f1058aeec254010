import type { StoredOf } from '@lantern/event-store'
import type { Lifecycle } from '@lantern/web-kit'
import type { PartnershipEvent } from './partnership.events.js'
import type { Partnership } from './partnership.state.js'
import { partnership } from './partnership.stream.js'

const sentences: Partial<Record<PartnershipEvent['type'], string>> = { AgreementRecorded: 'An agreement was recorded', AgreementEnded: 'The end of an agreement was recorded' }

const agreements = ['record-agreement', 'end-agreement'] as const
const setUp = ['add-agency', 'rename-part', 'change-agency-districts', 'set-agency-mailbox', 'clear-agency-mailbox', 'leave-partnership', 'rejoin-partnership', 'add-area', 'add-district', 'add-group', 'end-part'] as const

type PartnershipCommand = (typeof agreements)[number] | (typeof setUp)[number]

export const partnershipLifecycle: Lifecycle<PartnershipEvent, Partnership, PartnershipCommand> = {
  stream: partnership,
  allowedBy: { none: [], founded: [...agreements, ...setUp] },
  // A hub has one: what it is called inside tells nobody anything.
  named: () => 'The partnership',
  page: () => '/agreements',
  resource: () => '/api/partnership/agreements',
  readBy: 'partnership.see-agreements',
  sentence: ({ type }: StoredOf<PartnershipEvent>) => sentences[type] ?? 'The partnership was changed',
}

/** The same stream as the page of the set-up shows it. */
export const setUpLifecycle: typeof partnershipLifecycle = { ...partnershipLifecycle, page: () => '/partnership', resource: () => '/api/partnership/set-up', readBy: 'partnership.set-up' }
