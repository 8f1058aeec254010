import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { appealAnswered, caseRestricted, notAccepted, open, personDied, referralAccepted, referralAppealed, referred, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AnswerAppeal, decideAnswerAppeal } from './answer-appeal.decide.js'

const given = specFor(maracCase)
const { idvaWaiting: _waiting, ...said } = appealAnswered().data
const read = { decidedBy: 'coordinator', managers: ['manager'], contacted: false }
const stands = new AnswerAppeal({ ...said, read })
const accept = new AnswerAppeal({ ...said, outcome: 'accepted', read })
const appealed = [...notAccepted, referralAppealed()]
const by = { user: 'manager', agency: 'hub', roles: ['marac-manager'] }
/** Whoever takes the case on has it. */
const acceptedByManager = referralAccepted({ coordinator: 'manager' })

describe('answer an appeal', () => {
  it('leaves the decision as it is, with the reason', () => given(...appealed).when(decideAnswerAppeal, stands, { by }).then(appealAnswered()))
  it('or accepts the referral after all, so that the IDVA service tries to reach the victim', () =>
    given(...appealed).when(decideAnswerAppeal, accept, { by }).then(appealAnswered({ outcome: 'accepted', idvaWaiting: true }), acceptedByManager))
  it('asks nobody to reach a victim who was reached before', () =>
    given(...appealed).when(decideAnswerAppeal, new AnswerAppeal({ ...accept.data, read: { ...read, contacted: true } }), { by }).then(appealAnswered({ outcome: 'accepted' }), acceptedByManager))
  it('nor one who has died', () =>
    given(...appealed, personDied({ personId: 'p1', role: 'victim' })).when(decideAnswerAppeal, accept, { by }).then(appealAnswered({ outcome: 'accepted' }), acceptedByManager))
  it('is never for whoever decided first', () =>
    given(...appealed).when(decideAnswerAppeal, accept, { by: { ...by, user: 'coordinator' } }).thenRefused('marac.decided-by-yourself'))
  describe('by a supervisor', () => {
    const supervisor = { by: { user: 'supervisor', agency: 'hub', roles: ['supervisor'] } }
    const decidedBy = (user: string, managers: readonly string[]) => new AnswerAppeal({ ...said, read: { ...read, decidedBy: user, managers } })
    it('is for a manager while there is one who did not decide first', () => {
      given(...appealed).when(decideAnswerAppeal, stands, supervisor).thenRefused('marac.manager-answers')
      given(...appealed).when(decideAnswerAppeal, decidedBy('manager', ['manager', 'other']), supervisor).thenRefused('marac.manager-answers')
    })
    it('is possible where the only manager decided first, or there is none', () => {
      given(...appealed).when(decideAnswerAppeal, decidedBy('manager', ['manager']), supervisor).then(appealAnswered())
      given(...appealed).when(decideAnswerAppeal, decidedBy('coordinator', []), supervisor).then(appealAnswered())
    })
    it('is possible where the other manager may not know of the case', () => {
      given(...appealed, userExcluded({ user: 'other' })).when(decideAnswerAppeal, decidedBy('manager', ['manager', 'other']), supervisor).then(appealAnswered())
      given(...appealed, caseRestricted({ users: ['supervisor'] })).when(decideAnswerAppeal, decidedBy('manager', ['manager', 'other']), supervisor).then(appealAnswered())
    })
    it('is never for the one who decided first', () => given(...appealed).when(decideAnswerAppeal, decidedBy('supervisor', []), supervisor).thenRefused('marac.decided-by-yourself'))
  })
  it.each([['nobody appealed', notAccepted], ['it was answered', [...appealed, appealAnswered()]], ['it is not decided', referred], ['it is open', open]])('says no when %s', (_, history) =>
    given(...history).when(decideAnswerAppeal, stands, { by }).thenRefused('marac.no-appeal'))
})
