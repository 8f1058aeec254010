import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, researched, researching, researchLeft, researchTaken } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideTakeResearch, TakeResearch } from './take-research.decide.js'

const given = specFor(maracCase)
const take = new TakeResearch({ caseId: 'MC-4T7Q9-XWC2D' })
const by = (user: string) => ({ by: { user, agency: 'canterbury-housing', roles: ['researcher'] } })

describe('take a request for research', () => {
  it('says who searches', () => given(...researching).when(decideTakeResearch, take, by('officer-1')).then(researchTaken()))
  it('is nothing new a second time', () => given(...researching, researchTaken()).when(decideTakeResearch, take, by('officer-1')).then())
  it('says no while a colleague has it, and yes once they left it', () => {
    given(...researching, researchTaken()).when(decideTakeResearch, take, by('officer-2')).thenRefused('marac.taken-already')
    given(...researching, researchTaken(), researchLeft()).when(decideTakeResearch, take, by('officer-2')).then(researchTaken({ user: 'officer-2' }))
  })
  it('says no once it is answered, to others, and on a closed case', () => {
    given(...researched).when(decideTakeResearch, take, by('officer-1')).thenRefused('marac.already-returned')
    given(...researching).when(decideTakeResearch, take).thenRefused('marac.not-asked')
    given(...closed).when(decideTakeResearch, take, by('officer-1')).thenRefused('marac.case-not-open')
  })
})
