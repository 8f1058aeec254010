import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded, mailboxSet } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { ClearAgencyMailbox, decideClearAgencyMailbox } from './clear-agency-mailbox.decide.js'

const given = specFor(partnership)
const clear = (agencyId: string) => new ClearAgencyMailbox({ agencyId })
const cleared = { type: 'AgencyMailboxCleared', data: { agencyId: 'canterbury-housing' } } as const

describe("clear an agency's mailbox", () => {
  it('records that nobody writes to it any more', () => given(...founded, mailboxSet()).when(decideClearAgencyMailbox, clear('canterbury-housing')).then(cleared))
  it('records nothing when there is none', () => {
    given(...founded).when(decideClearAgencyMailbox, clear('canterbury-housing')).thenNothing()
    given(...founded, mailboxSet(), cleared).when(decideClearAgencyMailbox, clear('canterbury-housing')).thenNothing()
  })
  it('says no to an agency that is not there', () => given(...founded).when(decideClearAgencyMailbox, clear('nobody')).thenRefused('partnership.no-such-agency'))
})
