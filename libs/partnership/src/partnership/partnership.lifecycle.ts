import type { StoredOf } from '@lantern/event-store'
import type { Lifecycle } from '@lantern/web-kit'
import type { PartnershipEvent } from './partnership.events.js'
import type { Partnership } from './partnership.state.js'
import { partnership } from './partnership.stream.js'

const sentences: Partial<Record<PartnershipEvent['type'], string>> = { AgreementRecorded: 'An agreement was recorded', AgreementEnded: 'The end of an agreement was recorded' }

type PartnershipCommand = 'record-agreement' | 'end-agreement'

export const partnershipLifecycle: Lifecycle<PartnershipEvent, Partnership, PartnershipCommand> = {
  stream: partnership,
  allowedBy: { none: [], founded: ['record-agreement', 'end-agreement'] },
  page: () => '/agreements',
  resource: () => '/api/partnership/agreements',
  readBy: 'partnership.see-agreements',
  sentence: ({ type }: StoredOf<PartnershipEvent>) => sentences[type] ?? 'The partnership was changed',
}
