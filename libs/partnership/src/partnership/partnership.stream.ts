import type { StreamType } from '@lantern/decision'
import type { PartnershipEvent } from './partnership.events.js'
import { evolve, initialState } from './partnership.state.js'
import type { Partnership } from './partnership.state.js'

/** One stream for a partnership: `partnership-kent-and-medway`. A person's name is sealed under `user-<id>`, an agency's mailbox under `mailbox-<agency>`. */
export const partnership: StreamType<PartnershipEvent, Partnership, 'partnership'> = {
  name: 'partnership',
  initialState,
  evolve,
  personal: {
    PartnershipFounded: {},
    AreaDefined: {},
    AgencyRegistered: {},
    RulesLoaded: {},
    UserAdded: { name: 'person' },
    UserRolesChanged: {},
    UserDisabled: {},
    UserEnabled: {},
    AgencyMailboxSet: { address: 'agency' },
    AgencyMailboxCleared: {},
    AgreementRecorded: {},
    AgreementEnded: {},
  },
}
