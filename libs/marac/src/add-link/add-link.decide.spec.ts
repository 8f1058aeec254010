import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, joined, linkAdded, linkEnded, notAccepted, open, referred, returned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AddLink, decideAddLink } from './add-link.decide.js'

const given = specFor(maracCase)
const add = (data: Partial<AddLink['data']> = {}) => new AddLink({ ...linkAdded().data, linkId: 'link-2', ...data })
const { reference: _reference, category: _category, level: _level, ...bare } = linkAdded({ linkId: 'link-2' }).data

describe('add a link to another process', () => {
  it.each([['referred', referred], ['returned', returned], ['open', open], ['closed', closed]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideAddLink, add()).then(linkAdded({ linkId: 'link-2' })))
  it.each([['not there', []], ['not accepted', notAccepted], ['joined', joined]])('says no when the case is %s', (_, history) => given(...history).when(decideAddLink, add()).thenRefused('marac.no-links-now'))
  it('needs no level and no reference', () => given(...open).when(decideAddLink, new AddLink({ ...bare, process: 'matac' })).then({ type: 'LinkAdded', data: { ...bare, process: 'matac' } }))
  it('says no to a crime without its reference', () => given(...open).when(decideAddLink, new AddLink({ ...bare, process: 'crime' })).thenRefused('marac.link-without-reference'))
  it('says no to somebody who is not on the case', () => given(...open).when(decideAddLink, add({ person: 'p9' })).thenRefused('marac.not-on-the-case'))
  it('says no to the same process and person twice, until the first has ended', () => {
    given(...open, linkAdded()).when(decideAddLink, add()).thenRefused('marac.linked-already')
    given(...open, linkAdded()).when(decideAddLink, add({ person: 'p1' })).then(linkAdded({ linkId: 'link-2', person: 'p1' }))
    given(...open, linkAdded(), linkEnded()).when(decideAddLink, add()).then(linkAdded({ linkId: 'link-2' }))
  })
  it('takes any number of crimes', () => {
    const crime = { ...bare, process: 'crime' as const, reference: linkAdded().data.reference ?? '' as never }
    given(...open, { type: 'LinkAdded', data: { ...crime, linkId: 'link-1' } }).when(decideAddLink, new AddLink(crime)).then({ type: 'LinkAdded', data: crime })
  })
})
