import { describe, expect, it } from '@jest/globals'
import { invitationsOf, type CaseToHear, type Invitable } from './invitations.policy.js'

const person = (user: string, agency: string): Invitable => ({ user, agency, ofHub: agency === 'hub' })
const people = [person('coordinator-1', 'hub'), person('police-1', 'kent-police'), person('police-2', 'kent-police'), person('housing-1', 'housing')]
const toHear = (ref: string, agencies: readonly string[], excluded: readonly string[] = [], only?: readonly string[]): CaseToHear => ({ ref, agencies: new Set(agencies), excluded: new Set(excluded), only: only && new Set(only) })
const casesOf = (...cases: readonly CaseToHear[]) => Object.fromEntries(invitationsOf(cases, people).invited.map(({ user, cases: of }) => [user, of.join()]))

describe('who is invited to a meeting', () => {
  it('is the Hub, and whoever speaks for an agency on one of its cases', () => expect(casesOf(toHear('A', ['kent-police']), toHear('B', ['housing']))).toEqual({ 'coordinator-1': 'A,B', 'police-1': 'A', 'police-2': 'A', 'housing-1': 'B' }))
  it('is nobody who is excluded from each of the cases that are theirs, and hears nothing of those that they are excluded from', () => {
    expect(casesOf(toHear('A', ['kent-police'], ['police-1']), toHear('B', ['kent-police'], ['police-1', 'police-2']))).toEqual({ 'coordinator-1': 'A,B', 'police-2': 'A' })
    expect(casesOf(toHear('A', ['kent-police'], [], ['police-2']))).toEqual({ 'police-2': 'A' })
  })
  it('says how many were left off a case, and not who', () => {
    const { leftOff } = invitationsOf([toHear('A', ['kent-police'], ['police-1', 'housing-1']), toHear('B', ['housing'])], people)
    expect([...leftOff]).toEqual([['A', 1]])
  })
  it('is the Hub alone where no case is listed yet', () => expect(casesOf()).toEqual({ 'coordinator-1': '' }))
})
