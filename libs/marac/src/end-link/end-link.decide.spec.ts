import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, linkAdded, linkEnded, notAccepted, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideEndLink, EndLink } from './end-link.decide.js'

const given = specFor(maracCase)
const end = new EndLink(linkEnded().data)

describe('end a link to another process', () => {
  it('records the reason', () => given(...open, linkAdded()).when(decideEndLink, end).then(linkEnded()))
  it('is possible on a closed case', () => given(...closed, linkAdded()).when(decideEndLink, end).then(linkEnded()))
  it('says no to one that is not there, or has ended', () => {
    given(...open).when(decideEndLink, end).thenRefused('marac.no-such-link')
    given(...open, linkAdded(), linkEnded()).when(decideEndLink, end).thenRefused('marac.no-such-link')
  })
  it.each([['not accepted', notAccepted], ['not there', []]])('says no when the case is %s', (_, history) => given(...history).when(decideEndLink, end).thenRefused('marac.no-links-now'))
})
