import { expect, it } from '@jest/globals'
import { notNamed } from './shown-agencies.js'

it('does not name agencies of single districts that have as few escalations as the rules say', () => {
  const agencies = [{ id: 'police' }, { id: 'dover-housing', serves: ['dover'] }, { id: 'thanet-housing', serves: ['thanet'] }, { id: 'swale-housing', serves: ['swale'] }]
  const standing = new Map([['police', 1], ['dover-housing', 5], ['thanet-housing', 6]])
  expect([...notNamed(standing, agencies, 5)]).toEqual(['dover-housing', 'swale-housing'])
  expect([...notNamed(standing, agencies, 0)]).toEqual(['swale-housing'])
})
