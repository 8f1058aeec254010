import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, fileAdded, notAccepted, open, referred, researching } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import type { NewFile } from '../marac-case/marac-case.events.js'
import { AddFile, decideAddFile } from './add-file.decide.js'

const given = specFor(maracCase)
const { caseId, agency: _agency, about: _about, message: _message, ...file } = fileAdded().data
const addFile = (about: 'case' | 'referral' | 'research' = 'case', files: readonly NewFile[] = [file]) => new AddFile({ caseId, about, files })
const hub = { by: { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] } }
const housing = { by: { user: 'housing-1', agency: 'canterbury-housing', roles: ['agency-representative'] } }

describe('add files', () => {
  it.each([['only referred', referred], ['open', open]])('is possible while the case is %s', (_, history) => given(...history).when(decideAddFile, addFile(), hub).then(fileAdded()))
  it('records each of several', () =>
    given(...open).when(decideAddFile, addFile('referral', [file, { ...file, fileId: 'f2' }]), hub).then(fileAdded({ about: 'referral' }), fileAdded({ about: 'referral', fileId: 'f2' })))
  it('is possible to its own research for an agency that was asked', () =>
    given(...researching).when(decideAddFile, addFile('research'), housing).then(fileAdded({ about: 'research', agency: 'canterbury-housing' })))
  it('says no to research for one that was not', () => given(...researching).when(decideAddFile, addFile('research'), hub).thenRefused('marac.not-asked'))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) => given(...history).when(decideAddFile, addFile(), hub).thenRefused('marac.case-not-open'))
})
