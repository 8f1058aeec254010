import { SetClock } from '@lantern/clock'
import { expect, it } from '@jest/globals'
import { actionListProjection, ActionsOf } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { exampleDocuments, rulesAt, RulesNow } from '@lantern/rules'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { maracProjections } from '../marac.projections.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseClosed, idvaContactRecorded, referralAccepted, referralNotAccepted, referralSubmitted, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { IdvaContacts } from './idva-contacts.query.js'

const [A, B, C, D, E, F] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003', 'MC-DDDDD-00004', 'MC-EEEEE-00005', 'MC-FFFFF-00006'] as const
const hub: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const idva = (agency: string, user = `${agency}-1`): Actor => ({ user, agency, roles: ['idva'] })

/** A on a Friday, B over the weekend in the west, C contacted, D not accepted, E closed, F kept from one IDVA. */
const log: readonly (readonly [string, string, readonly MaracCaseEvent[]])[] = [
  [A, '2027-01-08T09:00:00.000Z', [referralSubmitted()]],
  [B, '2027-01-09T09:00:00.000Z', [referralSubmitted({ area: 'west' }), referralAccepted()]],
  [C, '2027-01-08T10:00:00.000Z', [referralSubmitted(), idvaContactRecorded({ outcome: 'not-reached' })]],
  [D, '2027-01-08T11:00:00.000Z', [referralSubmitted(), referralNotAccepted()]],
  [E, '2027-01-08T12:00:00.000Z', [referralSubmitted(), referralAccepted(), caseClosed()]],
  [F, '2027-01-11T12:00:00.000Z', [referralSubmitted(), userExcluded({ user: 'idva-east-2' })]],
]
class ExampleRules extends RulesNow {
  async inForce(at: string) {
    return { rules: rulesAt(exampleDocuments, at.slice(0, 10)), version: '' }
  }
}

onBothEngines('victims whom no IDVA has tried to reach', open => {
  const contacts = async () => {
    const opened = open()
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase], log.flatMap(([ref, at, history]) => recorded(`maracCase-${ref}`, history, { at })))
    return new IdvaContacts(new Cases(opened.views, new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore), idvaServicesOf({ 'idva-east': 'east', 'idva-west': 'west' }), new SetClock('2027-01-11T09:00:00.000Z'), agreedBut()), new ExampleRules())
  }
  const listed = async (actor: Actor, late = false, now = '2027-01-12T10:00:00.000Z') => (await (await contacts()).page(actor, late, now, { limit: 10 })).items.map(({ ref, contact_due_on }) => [ref, contact_due_on])

  it('are those of the areas of the service, the longest waiting first, each due by the rule of its day', async () => {
    expect(await listed(idva('idva-east'))).toEqual([[A, '2027-01-11'], [F, '2027-01-12']])
    expect(await listed(idva('idva-west'))).toEqual([[B, '2027-01-11']])
    expect(await listed(hub)).toEqual([[A, '2027-01-11'], [B, '2027-01-11'], [F, '2027-01-12']])
  })
  it('are of no other agency, and not for whoever may not know of the case', async () => {
    expect(await listed(idva('probation'))).toEqual([])
    expect(await listed(idva('idva-east', 'idva-east-2'))).toEqual([[A, '2027-01-11']])
  })
  it('are late from the day after the due date', async () => {
    expect(await listed(hub, true, '2027-01-11T23:00:00.000Z')).toEqual([])
    expect(await listed(hub, true, '2027-01-12T00:00:00.000Z')).toEqual([[A, '2027-01-11'], [B, '2027-01-11']])
    expect(await listed(hub, true, '2027-01-13T00:00:00.000Z')).toHaveLength(3)
  })
  it('are counted as they are listed', async () => {
    const now = '2027-01-12T10:00:00.000Z'
    expect(await (await contacts()).cards(idva('idva-east'), now)).toEqual([{ count: 2, text: 'Victims to contact', href: '/idva-contacts', urgent: true, hint: '1 late' }])
    expect(await (await contacts()).cards(hub, now)).toEqual([{ count: 2, text: 'First IDVA contacts late', href: '/idva-contacts?late=yes', urgent: true }])
    expect(await (await contacts()).cards({ user: 'x', agency: 'idva-east', roles: ['referrer'] }, now)).toEqual([])
  })
})
