import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { standing, type StoredOf } from '@lantern/event-store'
import { specFor } from '@lantern/testing'
import { recorded } from '@lantern/testing/projected'
import { sealed } from '@lantern/testing/sealed'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import {
  caseHeard, caseListed, caseTransferred, closed, entryRecordedInError, fileAdded, fileRecordedInError, idvaContactRecorded, incidentAdded, linkAdded, linkEnded, meetingRequestAnswered, meetingRequested, messageSent, notAccepted, open, personDetailsChanged, personDied, questionAnswered, questionAsked, questionWithdrawn, referralCompleted, referralJoined, referralReturned, referralSubmitted, referred, researchCalledOff, researched, researching, researchReturned, riskDecided, riskOverridden, routeChosen, tellerNamed,
} from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { findEntry } from '../marac-case/in-error/find-entry.js'
import { decideRecordInError, RecordInError } from './record-in-error.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const reason = sealed('It is of another family of the same name', `case-${caseId}`)
const police = { by: { user: 'police-1', agency: 'kent-police', roles: ['agency-lead'] } }
const storedOf = (history: readonly MaracCaseEvent[]) => standing(maracCase, recorded(`maracCase-${caseId}`, history) as readonly StoredOf<MaracCaseEvent>[]) as readonly StoredOf<MaracCaseEvent>[]
const foundIn = (history: readonly MaracCaseEvent[], entry: number) => findEntry(storedOf(history), each => each.entry === entry)
const inError = (history: readonly MaracCaseEvent[], entry: number, any = true) => new RecordInError({ caseId, found: foundIn(history, entry), reason, any })
const hidden = (history: readonly MaracCaseEvent[], entry: number, any = true) => decideRecordInError(inError(history, entry, any), fold(maracCase, history), { now: '2027-01-12T09:00:00.000Z', rules: {}, by: police.by })

const written = [...open, messageSent()]

describe('record an entry in error', () => {
  it('names the entry, who made it and what stands without it', () => given(...written).when(decideRecordInError, inError(written, 2)).then(entryRecordedInError({ reason })))
  it('is possible after the case is closed', () => {
    const history = [...closed]
    expect(hidden(history, 3)).toMatchObject([{ data: { kind: 'research-return', about: 'canterbury-housing', stands: { open: false } } }])
  })
  it('is for whoever made the entry, besides the Hub', () => {
    expect(() => hidden(written, 2, false)).toThrow('Another agency made this entry')
    const own = { ...inError(written, 2, false) }
    expect(decideRecordInError(own, fold(maracCase, written), { now: '', rules: {}, by: { user: 'x', agency: 'hub', roles: [] } })).toHaveLength(1)
  })
  it('says no to what is no such entry, and to a second time', () => {
    const after = [...written, entryRecordedInError()]
    for (const entry of [1, 2, 3, 99]) expect(() => hidden(after, entry)).toThrow('There is no such entry')
    given(...after).when(decideRecordInError, inError(written, 2)).thenRefused('marac.no-such-entry')
  })
  it('says no before there is a case', () => given().when(decideRecordInError, inError(written, 2)).thenRefused('marac.case-not-open'))

  it('takes the files of a message with it, and a file as a file in error', () => {
    const history = [...written, fileAdded({ about: 'message', message: 'm1' }), fileAdded({ fileId: 'f2' })]
    expect(hidden(history, 2)).toMatchObject([{ type: 'EntryRecordedInError' }, { type: 'FileRecordedInError', data: { fileId: 'f1' } }])
    expect(hidden(history, 4)).toMatchObject([{ type: 'EntryRecordedInError', data: { kind: 'file', about: 'f2' } }, { type: 'FileRecordedInError', data: { fileId: 'f2' } }])
    expect(foundIn([...history, fileRecordedInError({ fileId: 'f2' })], 4)).toBeUndefined()
  })
  it('puts back what stood of a person before', () => {
    const [first, second] = [personDetailsChanged({ details: sealed({ name: 'First' }, 'person-p1') }), personDetailsChanged({ details: sealed({ name: 'Second' }, 'person-p1') })]
    expect(hidden([...open, first, second], 3)).toMatchObject([{}, { type: 'PersonDetailsChanged', data: { details: first.data.details } }])
    expect(hidden([...open, first], 2)).toMatchObject([{}, { type: 'PersonDetailsChanged', data: { details: referralSubmitted().data.victim.details, safeContact: referralSubmitted().data.victim.safeContact } }])
    expect(() => hidden([...open, first, second], 2)).toThrow('Record the later one in error first')
  })
})

describe('the case without an entry in error', () => {
  const without = (history: readonly MaracCaseEvent[], entry: number) => fold(maracCase, [...history, ...hidden(history, entry)])
  it('owes its research again', () => expect(without([...researching, researchReturned()], 3).research['canterbury-housing']?.returned).toBe(false))
  it('waits for the answer again', () => expect(without([...open, questionAsked(), questionAnswered()], 3).questions).toEqual({ q1: { agency: 'canterbury-housing', from: 'hub', answered: false } }))
  it('waits for no answer to a question that was never asked', () => expect(without([...open, questionAsked()], 2).questions).toEqual({}))
  it('has the level of risk and the route that stood before', () => {
    const history = [...open, riskDecided(), riskOverridden(), routeChosen(), routeChosen({ route: 'meeting' })]
    expect([without(history, 3).riskDecision?.level, without(history, 2).riskDecision?.level, without(history, 5).route]).toEqual(['high', 'medium', 'hub-managed'])
    expect(foundIn(history, 3)?.data.stands).toMatchObject({ riskLevel: 'high', route: 'meeting' })
  })
  it('has the request for a meeting unanswered, or not at all', () => {
    const history = [...open, meetingRequested(), meetingRequestAnswered()]
    expect([without(history, 3).meetingRequests, without(history.slice(0, 3), 2).meetingRequests]).toEqual([['r1'], []])
  })
  it('has nobody dead, no link and its end undone, and nobody named to tell the victim', () => {
    expect(without([...open, personDied({ personId: 'p1', role: 'victim' })], 2).died).toEqual({})
    expect(foundIn([...open, personDied({ personId: 'p1', role: 'victim' })], 2)?.data).toMatchObject({ kind: 'death', about: 'p1', stands: { idvaWaiting: true } })
    const linked = [...open, linkAdded(), linkEnded()]
    expect([without(linked.slice(0, 3), 2).links, Object.keys(without(linked, 3).links)]).toEqual([{}, [linkAdded().data.linkId]])
    expect(foundIn([...open, tellerNamed()], 2)?.data.kind).toBe('teller')
  })
  it('waits for triage again where it was joined, and with its agency where it was returned before', () => {
    expect(without([...referred, referralJoined()], 1).status).toBe('referred')
    expect(foundIn([...referred, referralJoined()], 1)?.data).toMatchObject({ kind: 'joining', stands: { open: true, idvaWaiting: true, status: 'referred' } })
    const returned = [...referred, referralReturned(), referralJoined()]
    expect(foundIn(returned, 2)?.data.stands.status).toBe('returned')
  })
  it('has no incident, nobody who was on it by that alone, and the old date for research', () => {
    const incident = incidentAdded({ agency: 'kent-fire', research: { agencies: ['probation'], dueOn: '2027-01-21' } })
    const history = [...researched, incident]
    const found = foundIn(history, history.length - 1)
    expect(found?.data).toMatchObject({ kind: 'incident', about: incident.data.referral, stands: { involved: ['kent-police', 'canterbury-housing', 'probation'], research: [{ agency: 'probation', dueOn: fold(maracCase, researched).research['probation']?.dueOn }] } })
    expect(without(history, history.length - 1).joined).toEqual({})
  })
  it('still waits for the IDVA service', () => expect([foundIn([...open, idvaContactRecorded()], 2)?.data.stands.idvaWaiting, foundIn([...open, idvaContactRecorded(), idvaContactRecorded()], 2)?.data.stands.idvaWaiting]).toEqual([true, false]))
})

describe('words that are in error', () => {
  const reasons: readonly (readonly [string, readonly MaracCaseEvent[]])[] = [
    ['referral', referred],
    ['return', [...referred, referralReturned()]],
    ['refusal', notAccepted],
    ['closing', closed],
    ['transfer', [...open, caseTransferred()]],
    ['question-withdrawn', [...open, questionAsked(), questionWithdrawn()]],
    ['hearing', [...open, routeChosen({ route: 'meeting' }), caseListed(), caseHeard()]],
    ['research-called-off', [...researching, researchCalledOff()]],
  ]
  it.each(reasons)('are hidden, and what was done with them stands: %s', (kind, history) => {
    const entry = history.length - 1
    const [error] = hidden(history, entry)
    expect(error).toMatchObject({ type: 'EntryRecordedInError', data: { kind, entry, stands: { status: fold(maracCase, history).status } } })
    const after = [...history, ...hidden(history, entry)]
    expect(fold(maracCase, after)).toEqual({ ...fold(maracCase, history), wordsInError: [entry] })
    expect(maracCase.withdrawn?.(after).length).toBeGreaterThan(0)
    expect(maracCase.withdrawn?.(history)).toEqual([])
    expect(foundIn(after, entry)).toBeUndefined()
  })
  it('are of a referral all that it told but who is on the case, and how they are reached', () => {
    const [submitted] = referred
    const gone = maracCase.withdrawn?.([...referred, ...hidden(referred, 0)]) ?? []
    if (submitted?.type !== 'ReferralSubmitted') throw new Error('a case begins with its referral')
    const { victim, reason: why, risk } = submitted.data
    for (const words of [why, risk.judgement, risk.items]) expect(gone).toContain(words)
    for (const person of [victim.details, victim.safeContact]) expect(gone).not.toContain(person)
  })
  it('say whether the referral was told again since', () => {
    const told = [...referred, referralReturned(), referralCompleted()]
    expect([foundIn(told, 0)?.data.stands.toldAgain, foundIn(told, 2)?.data.stands.toldAgain]).toEqual([true, false])
  })
  it('of an incident go with those of its referral, and the incident can go after them', () => {
    const history = [...open, incidentAdded()]
    const found = (kind: string, events: readonly MaracCaseEvent[]) => findEntry(storedOf(events), each => each.entry === open.length && each.kind === kind)
    const words = decideRecordInError(new RecordInError({ caseId, found: found('incident-words', history), reason, any: true }), fold(maracCase, history), { now: '', rules: {}, by: police.by })
    const after = [...history, ...words]
    expect([found('incident-words', after), found('incident', after)?.data.kind, maracCase.withdrawn?.(after)]).toEqual([undefined, 'incident', [incidentAdded().data.incident]])
    expect(decideRecordInError(new RecordInError({ caseId, found: found('incident', after), reason, any: true }), fold(maracCase, after), { now: '', rules: {}, by: police.by })).toHaveLength(1)
  })
})
