import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import asyncapi from '@asyncapi/parser'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { actionFacts, type ActionEvent } from '@lantern/actions'
import { NO_HASH, type StoredEvent } from '@lantern/event-store'
import { caseFacts, type MaracCaseEvent } from '@lantern/marac'
import { messageOf, type Translation } from '@lantern/messaging'
import { sealed } from '@lantern/testing/sealed'

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'asyncapi.yaml'), 'utf8')

interface Message {
  readonly name: string
}
const document = parse(text) as { readonly components: { readonly messages: Readonly<Record<string, Message>> } }
const messages = Object.entries(document.components.messages)

const caseId = 'MC-4T7Q9-XWC2D'
const actionId = `${caseId}-7K2M`
const person = { personId: 'p1', details: sealed({ name: 'Ann Planted' }) }

/** An event of every type that is published, and of one that never is. */
const caseEvents: { readonly [T in MaracCaseEvent['type']]?: Extract<MaracCaseEvent, { type: T }>['data'] } = {
  ReferralSubmitted: {
    caseId,
    area: 'maidstone',
    agency: 'kent-police',
    source: 'form',
    agencyReference: sealed('Planted 17'),
    criteria: ['visible-high-risk', 'marac-repeat'],
    reason: sealed('Planted reason'),
    victim: { ...person, safeContact: sealed({ telephone: '01234 Planted', safeToCall: true }) },
    perpetrators: [person],
    children: [person, person],
    risk: { tool: 'dash', toolVersion: sealed('2009'), score: 15, maxScore: 24, items: sealed(['1']), judgement: sealed('Planted judgement') },
    triageDueOn: '2026-03-04',
  },
  ReferralAccepted: { caseId },
  ReferralJoined: { caseId, joins: caseId, incident: sealed('Planted incident') },
  ReferralNotAccepted: { caseId, because: 'criteria-not-met', reason: sealed('Planted reason') },
  ResearchRequested: { caseId, agencies: ['housing', 'health'], dueOn: '2026-03-10' },
  ResearchReturned: { caseId, agency: 'housing', known: true, shared: sealed('Planted statement'), worksheet: sealed('Planted worksheet') },
  UserExcluded: { caseId, user: 'u7', ground: sealed('relative') },
  CaseClosed: { caseId, outcome: 'plan-complete', reason: sealed('Planted reason'), unanswered: ['health'] },
  OpenActionFlagged: { caseId, action: actionId },
}
const actionEvents: { readonly [T in ActionEvent['type']]?: Extract<ActionEvent, { type: T }>['data'] } = {
  ActionAgreed: { actionId, belongsTo: caseId, agency: 'housing', target: 'victim', text: sealed('Planted text'), immediateSafety: true, dueOn: '2026-03-12' },
  ActionAccepted: { actionId },
  ActionDeclined: { actionId, reason: sealed('Planted reason') },
  ActionExtended: { actionId, from: '2026-03-12', dueOn: '2026-03-19', reason: sealed('Planted reason') },
  ActionClaimedDone: { actionId, evidence: sealed('Planted evidence') },
  ActionVerified: { actionId },
  ActionReturned: { actionId, reason: sealed('Planted reason') },
  ActionNotDone: { actionId, agency: 'canterbury-housing', reason: sealed('Planted reason') },
  ActionNotPossible: { actionId, reason: sealed('Planted reason') },
  ActionEntryRecordedInError: { actionId, entry: 0, kind: 'action', enteredAt: '2026-03-11T09:00:00.000Z', enteredBy: { user: 'coordinator-1', agency: 'hub' }, reason: sealed('Planted reason'), stands: { status: 'in-error', dueOn: '2026-03-12', note: sealed('Planted reason') } },
  ActionReassigned: { actionId, from: 'housing', agency: 'health', reason: sealed('Planted reason') },
  ActionEscalated: { actionId, agency: 'housing', tier: 'agency-lead', dueOn: '2026-03-12', workingDaysLate: 1, stepDueOn: '2026-03-13', askedOf: 'agency-lead' },
  EscalationAnswered: { actionId, agency: 'housing', tier: 'coordinator', answer: 'chase', until: '2026-03-20', reason: sealed('Planted reason') },
  EscalationClosed: { actionId, agency: 'housing', tier: 'tactical-group', reason: sealed('Planted reason') },
}

const stored = (type: string, stream: string, data: object): StoredEvent => ({
  ...{ id: '01a20686-83e9-74ca-8b6e-c05ea0262e37', type, version: 1, data, stream, revision: 0, position: 1n },
  ...{ recordedAt: '2026-03-02T09:00:00.000Z', happenedAt: '2026-03-02T09:00:00.000Z', by: { user: 'u1', agency: 'kent-police' } },
  ...{ commandId: 'c1', digest: 'd', correlation: 'c1', rules: 'r1', previousHash: NO_HASH, hash: NO_HASH },
})
const factsOf = (facts: Translation, events: Readonly<Record<string, object>>) =>
  Object.entries(events).flatMap(([type, data]) => facts.factOf(stored(type, `${facts.stream}-${caseId}`, data)) ?? [])
const facts = [...factsOf(caseFacts, caseEvents), ...factsOf(actionFacts, actionEvents)]

/** DiagnosticSeverity of the parser; what is less is advice, such as that there is a newer version of AsyncAPI. */
const error = 0

describe('docs/asyncapi.yaml', () => {
  it('is a valid AsyncAPI 3.0 document', async () => {
    const { diagnostics } = await new asyncapi.Parser().parse(text)
    expect(diagnostics.filter(({ severity }) => Number(severity) === error)).toEqual([])
  })

  it('says so when it is not', async () => {
    const { diagnostics } = await new asyncapi.Parser().parse(text.replace("channel:\n      $ref: '#/channels/facts'", "channel:\n      $ref: '#/channels/absent'"))
    expect(diagnostics.some(({ severity }) => Number(severity) === error)).toBe(true)
  })

  it('names every public fact, and no other', () => {
    expect(Object.keys({ ...caseEvents, ...actionEvents })).toEqual(expect.arrayContaining([...caseFacts.types, ...actionFacts.types]))
    expect(messages.map(([, { name }]) => name).sort()).toEqual(facts.map(({ type }) => type).sort())
  })

  it.each(facts.map(fact => [fact.type, fact] as const))('has the shape of what is published of %s', async (type, fact) => {
    const validate = new Ajv2020({ schemas: [{ $id: 'facts', components: document.components }], strict: false }).compile({
      $ref: `facts#/components/messages/${messages.find(([, { name }]) => name === type)?.[0]}/payload`,
    })
    const { value, key } = await messageOf(fact, '/lantern/specs')
    validate(JSON.parse(value))
    expect(validate.errors).toBeNull()
    expect(key).toBe(caseId)
    const more: unknown = { ...(JSON.parse(value) as object), data: { ...fact.data, name: 'Ann Planted' } }
    expect(validate(more)).toBe(false)
  })

  it('lets no sealed field and nobody who is excluded out', async () => {
    const told = JSON.stringify(await Promise.all(facts.map(fact => messageOf(fact, '/lantern/specs'))))
    expect(told).not.toMatch(/Planted|"box"|u7|excluded/i)
  })
})
