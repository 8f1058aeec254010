import { expect, it } from '@jest/globals'
import { newMailboxes } from './new-mailboxes.js'

it('tells of a mailbox when it is first seen and when it is another one, and of none that is gone', () => {
  const mailboxes = new Map([['housing', 'marac@housing.example']])
  const look = newMailboxes(() => [{ id: 'housing' }, { id: 'probation' }], agency => mailboxes.get(agency))
  expect([look(), look()]).toEqual([['housing'], []])
  mailboxes.set('housing', 'duty@housing.example').set('probation', 'marac@probation.example')
  expect([look(), look()]).toEqual([['housing', 'probation'], []])
  mailboxes.delete('housing')
  expect(look()).toEqual([])
  mailboxes.set('housing', 'duty@housing.example')
  expect(look()).toEqual(['housing'])
})
