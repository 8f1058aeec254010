import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { founded } from '../partnership/partnership.examples.js'
import { partnership } from '../partnership/partnership.stream.js'
import { AddGroup, decideAddGroup } from './add-group.decide.js'

const given = specFor(partnership)

describe('add a group', () => {
  it('records it', () => given(...founded).when(decideAddGroup, new AddGroup({ name: 'Steering Group' })).then({ type: 'GroupAdded', data: { groupId: 'steering-group', name: 'Steering Group' } }))
  it('says no to a name that is there', () => given(...founded).when(decideAddGroup, new AddGroup({ name: 'tactical group' })).thenRefused('partnership.name-taken'))
})
