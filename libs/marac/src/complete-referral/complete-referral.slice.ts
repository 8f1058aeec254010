import { londonDate } from '@lantern/clock'
import type { PersonDetails, SafeContact } from '../marac-case/marac-case.events.js'
import { areaChoices, beside, Directory, districtChoices, inLongDate, steppedControllerFor } from '@lantern/web-kit'
import { caseReadOf } from '../case-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { goneOf, referralPartWords } from '../marac-case/marac-case.words.js'
import { newFilesOf } from '../marac-case/files/new-files.js'
import { SubmitReferralInput } from '../marac-case/referral-form/referral.input.js'
import { referralStepsOf } from '../marac-case/referral-form/referral.steps.js'
import { saidOtherwise } from '../marac-case/referral-form/said-otherwise.js'
import { toldByForm, victimDetailsOf } from '../marac-case/referral-form/told-by-form.js'
import { typedAgain } from '../marac-case/referral-form/typed-again.js'
import { ReferralGiven } from '../referral-given.js'
import { commandSlice } from '../marac.slice.js'
import { CompleteReferral, decideCompleteReferral } from './complete-referral.decide.js'

export const completeReferral = commandSlice({
  name: 'complete-referral',
  title: 'Complete the referral',
  done: 'Referral sent to the Hub again',
  verb: 'marac.complete-referral',
  refuses: ['marac.no-criterion', 'marac.no-perpetrator', 'marac.not-as-told', 'marac.not-returned', 'marac.score-above-maximum'],
  lifecycle: caseLifecycle,
  rule: decideCompleteReferral,
  input: SubmitReferralInput,
  api: 'referrals/:ref/completion',
  page: 'referrals/:ref/complete',
  steps: referralStepsOf({ begin: 'Go on with what you sent', notice: beside(import.meta.url, 'complete-referral'), mend: { 'marac.not-as-told': 'perpetrators' } }),
  next: ref => `/referrals/${ref}`,
  choices: async get => ({ area: areaChoices(get(Directory)), district: districtChoices(get(Directory)) }),
  reads: async (get, ref) => ({ given: await get(ReferralGiven).of(ref), districts: get(Directory).districts() }),
  proposes: async (get, ref) => {
    const given = await get(ReferralGiven).of(ref)
    return given ? typedAgain(given.told) : {}
  },
  shows: async (get, ref, actor) => {
    await caseReadOf(get, ref, actor)
    const given = await get(ReferralGiven).of(ref)
    const asked = given?.asked
    return {
      asked: asked && {
        missing: asked.missing ?? goneOf(given, 'return'),
        by: inLongDate(asked.completeBy),
        parts: asked.parts.map(part => referralPartWords[part]),
      },
    }
  },
  command: (input, making) => {
    const { id, now, read: { given: read, districts }, newId, seal } = making
    const told = toldByForm(input, making, districts, (role, row) => (role === 'victim' ? read?.people.find(each => each.role === 'victim')?.personId : row?.person) ?? newId(role))
    const changes = [
      { personId: told.victim.personId, details: victimDetailsOf(input), safeContact: { telephone: input.telephone, safeToCall: input.safeToCall, when: input.safeWhen } },
      ...[...input.perpetrators, ...input.children].flatMap(row => (row.person === undefined ? [] : [{ personId: row.person, details: row }])),
    ].flatMap((again: { readonly personId: string; readonly details: PersonDetails; readonly safeContact?: SafeContact }) => {
      const is = ({ personId }: { readonly personId: string }): boolean => personId === again.personId
      const changed = saidOtherwise(read?.told.people.find(is) ?? {}, again, read?.people.find(is) ?? {}, londonDate(now))
      const key = `person-${again.personId}`
      return changed ? [{ personId: again.personId, fields: changed.fields, details: seal(key, changed.details), ...(changed.contact && { safeContact: seal(key, changed.contact) }) }] : []
    })
    return new CompleteReferral({ caseId: id, ...told, changes }, newFilesOf(input.files, making))
  },
})
export class CompleteReferralController extends steppedControllerFor(completeReferral) {}
