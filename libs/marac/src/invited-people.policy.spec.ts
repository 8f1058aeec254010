import { describe, expect, it } from '@jest/globals'
import type { Invitation } from './invitations.policy.js'
import { expected, inviteesOf, seenBy } from './invited-people.policy.js'

const row = (ref: string, told: { coordinator?: string; excluded?: string; restricted_to?: string } = {}) => ({ ref, coordinator: null, excluded: '', restricted_to: '', ...told })
const invitation = (user: string, agency: string, ...cases: readonly string[]): Invitation => ({ user, agency, ofHub: agency === 'hub', cases })
const rows = [row('A', { coordinator: 'coordinator-1' }), row('B', { coordinator: 'coordinator-2', excluded: ',housing-2,' })]
const invited = [invitation('manager', 'hub', 'A', 'B'), invitation('coordinator-1', 'hub', 'A', 'B'), invitation('coordinator-3', 'hub', 'A', 'B'), invitation('police-1', 'kent-police', 'A', 'B'), invitation('housing-1', 'housing', 'B')]
const people = expected(invited, rows, 'manager')

describe('whoever is asked to come', () => {
  it('speaks for an agency, takes the chair or coordinates one of the cases', () =>
    expect(people.map(({ user, chair, coordinates }) => [user, chair, coordinates])).toEqual([['manager', true, 0], ['coordinator-1', false, 1], ['police-1', false, 0], ['housing-1', false, 0]]))
  it('is told, and the mailbox of an agency too, unless somebody who reads it may know of none of its cases', () => {
    const readers = (agency: string) => (agency === 'housing' ? ['housing-1', 'housing-2'] : ['police-1'])
    expect(inviteesOf(people, rows, readers)).toEqual(['mailbox:kent-police', 'user:coordinator-1', 'user:housing-1', 'user:manager', 'user:police-1'])
    expect(inviteesOf(people, [row('A'), row('B')], readers)).toContain('mailbox:housing')
    expect(inviteesOf(people, rows.map(({ ref }) => row(ref, { restricted_to: ',police-1,' })), readers)).not.toContain('mailbox:kent-police')
  })
  it('is shown to others with the cases that they may know of, and not at all when they may know of none', () =>
    expect(seenBy(people, new Set(['A'])).map(({ user, cases }) => `${user} ${cases.join()}`)).toEqual(['manager A', 'coordinator-1 A', 'police-1 A']))
})
