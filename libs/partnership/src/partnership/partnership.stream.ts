import type { StreamType } from '@lantern/decision'
import type { PartnershipEvent } from './partnership.events.js'
import { evolve, initialState } from './partnership.state.js'
import type { Partnership } from './partnership.state.js'

/** One stream for a partnership: `partnership-kent-and-medway`. A person's name is sealed under `user-<id>`, an agency's mailbox under `mailbox-<agency>`. */
export const partnership: StreamType<PartnershipEvent, Partnership, 'partnership'> = {
  name: 'partnership',
  initialState,
  evolve,
  upcasts: {
    // Version 2 says when it was added on screen, and not by the files.
    AreaDefined: [defined => defined],
    AgencyRegistered: [registered => registered],
  },
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
    DistrictAdded: {},
    GroupAdded: {},
    AreaRenamed: {},
    DistrictRenamed: {},
    AgencyRenamed: {},
    GroupRenamed: {},
    AreaEnded: {},
    DistrictEnded: {},
    GroupEnded: {},
    AgencyDistrictsChanged: {},
    AgencyLeft: {},
    AgencyRejoined: {},
  },
}
