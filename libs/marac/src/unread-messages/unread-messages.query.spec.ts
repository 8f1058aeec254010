import { SetClock } from '@lantern/clock'
import { expect, it } from '@jest/globals'
import { action, actionListProjection, ActionsOf } from '@lantern/actions'
import type { Actor, DomainEvent } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { caseReading } from '../case-reading/case-reading.stream.js'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { maracProjections } from '../marac.projections.js'
import { caseClosed, messageSent, questionAnswered, questionAsked, referralAccepted, referralSubmitted, researchRequested, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { Questions } from '../questions/questions.query.js'
import { UnreadMessages } from './unread-messages.query.js'

const [A, B, C] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003'] as const
const person = (user: string, agency: string, role = 'agency-representative'): Actor => ({ user, agency, roles: [role] })
const coordinator = person('coordinator-1', 'hub', 'coordinator')
const housing = person('housing-1', 'canterbury-housing')
const police = person('police-1', 'kent-police')
const asked = researchRequested({ agencies: ['canterbury-housing', 'probation'] })
const history = (ref: string, events: readonly DomainEvent[], at: string) => recorded(`maracCase-${ref}`, events, { at })
const read = (ref: string, upTo: number, { user, agency }: Actor) => recorded(`caseReading-${ref}`, [{ type: 'MessagesRead', data: { caseId: ref, upTo } }], { by: { user, agency } })

/** All by coordinator-1. A: a message (3), a question to housing (4). B: a question (3) and its answer (4), closed to police-9. C: a message (2), then closed. */
const log = [
  ...history(A, [referralSubmitted(), referralAccepted(), asked, messageSent(), questionAsked()], '2027-01-11T09:00:00.000Z'),
  ...history(B, [referralSubmitted(), referralAccepted(), asked, questionAsked({ answerBy: '2027-01-12' }), questionAnswered(), questionAsked({ questionId: 'q2', agency: 'probation', answerBy: '2027-01-13' }), userExcluded({ user: 'police-9' })], '2027-01-12T09:00:00.000Z'),
  ...history(C, [referralSubmitted(), referralAccepted(), messageSent(), questionAsked(), caseClosed({ unanswered: [] })], '2027-01-13T09:00:00.000Z'),
]

onBothEngines('what people have to read and to answer', open => {
  const views = async (...marks: ReturnType<typeof read>[]) => {
    const opened = open()
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase, caseReading, action], [...log, ...marks.flat()])
    const cases = new Cases(opened.views, new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore), idvaServicesOf({}), new SetClock('2027-01-11T09:00:00.000Z'), agreedBut())
    return { unread: new UnreadMessages(opened.views, cases), questions: new Questions(opened.views, cases) }
  }
  const listed = async (unread: UnreadMessages, actor: Actor, by: 'me' | 'agency' = 'me') => (await unread.page(actor, by, { limit: 20 })).items.map(({ ref, revision }) => `${ref.slice(3, 4)}${revision}`)

  it('is everything that others wrote on current cases of theirs, the oldest first', async () => {
    const { unread } = await views()
    expect(await listed(unread, housing)).toEqual(['A3', 'A4', 'B3', 'B4', 'B5'])
    expect(await listed(unread, person('coordinator-2', 'hub', 'coordinator'))).toEqual(['A3', 'A4', 'B3', 'B4', 'B5'])
    expect(await listed(unread, person('fire-1', 'fire'))).toEqual([])
  })
  it('is nothing that they wrote themselves', async () => expect(await listed((await views()).unread, coordinator)).toEqual([]))
  it('is nothing of a case that they may not know of', async () => expect(await listed((await views()).unread, person('police-9', 'kent-police'))).toEqual(['A3', 'A4']))
  it('ends with a read mark, each for oneself', async () => {
    const { unread } = await views(read(A, 3, housing), read(B, 5, housing), read(A, 4, person('housing-2', 'canterbury-housing')))
    expect(await listed(unread, housing)).toEqual(['A4'])
    expect(await listed(unread, police)).toEqual(['A3', 'A4', 'B3', 'B4', 'B5'])
    expect(await listed(unread, housing, 'agency')).toEqual([])
    expect(await listed(unread, police, 'agency')).toEqual(['A3', 'A4', 'B3', 'B4', 'B5'])
  })
  it('is counted as it is listed', async () => {
    const { unread } = await views(read(A, 4, housing))
    expect(await unread.cards(housing)).toEqual([{ count: 3, text: 'Messages you have not read', href: '/messages', hint: '3 have been read by nobody at your agency' }])
    expect(await unread.cards(coordinator)).toEqual([{ count: 0, text: 'Messages you have not read', href: '/messages' }])
    expect(await unread.cards(person('governor', 'hub', 'governance-viewer'))).toEqual([])
  })

  it('asks an agency for its answers, the most overdue first, until the case is closed', async () => {
    const { questions } = await views()
    const refs = async (actor: Actor, whose: 'ours' | 'asked' | 'all') => (await questions.page(actor, whose, { limit: 20 })).items.map(({ id }) => id)
    expect(await refs(housing, 'ours')).toEqual([`${A}/q1`])
    expect(await refs(police, 'ours')).toEqual([])
    expect(await refs(person('probation-1', 'probation'), 'ours')).toEqual([`${B}/q2`])
    expect(await refs(coordinator, 'asked')).toEqual([`${B}/q2`, `${A}/q1`])
    expect(await refs(coordinator, 'all')).toEqual([`${B}/q2`, `${A}/q1`])
  })
  it('counts them, and says which are late: due today is not', async () => {
    const { questions } = await views()
    const [ours] = await questions.cards(housing, '2027-01-14T12:00:00.000Z')
    expect(ours).toEqual({ count: 1, text: 'Questions to your agency', href: '/questions', urgent: false })
    const [late] = await questions.cards(housing, '2027-01-15T12:00:00.000Z')
    expect(late).toMatchObject({ count: 1, urgent: true, hint: '1 overdue' })
    const [, asked] = await questions.cards(coordinator, '2027-01-15T12:00:00.000Z')
    expect(asked).toEqual({ count: 2, text: 'Questions that your agency asked', href: '/questions?whose=asked', urgent: true, hint: '2 overdue' })
  })
})
