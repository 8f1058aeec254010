import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { sealed } from '@lantern/testing/sealed'
import { founded, mailboxSet } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideSetAgencyMailbox, SetAgencyMailbox } from './set-agency-mailbox.decide.js'

const given = specFor(partnership)
const set = (agencyId: string) => new SetAgencyMailbox({ agencyId, address: sealed('marac@housing.example', `mailbox-${agencyId}`) })

describe("set an agency's mailbox", () => {
  it('records where the agency is told from now on', () => given(...founded).when(decideSetAgencyMailbox, set('canterbury-housing')).then(mailboxSet()))
  it('takes another address later', () => given(...founded, mailboxSet()).when(decideSetAgencyMailbox, set('canterbury-housing')).then(mailboxSet()))
  it('says no to an agency that is not there', () => given(...founded).when(decideSetAgencyMailbox, set('nobody')).thenRefused('partnership.no-such-agency'))
})
