import type { AccessTable } from '@lantern/access'
import type { Actor } from '@lantern/decision'

const hub = ['coordinator', 'supervisor', 'marac-manager'] as const
const agency = ['agency-representative', 'agency-lead', 'idva'] as const

/**
 * Who may do what with a case. `referring` is the agency that referred it, `involved` every agency on it: that one, those asked for
 * research, those with an action, and the IDVA service of its area, which is told of every referral at once. `questioned`: another agency on the case asked it something.
 */
export const maracAccess = {
  'marac.submit-referral': [{ roles: [...hub, ...agency, 'referrer', 'system'], relation: 'any' }],
  'marac.complete-referral': [{ roles: ['referrer', ...hub, ...agency], relation: 'referring' }],
  'marac.triage': [{ roles: hub, relation: 'any' }],
  'marac.change-coordinator': [{ roles: hub, relation: 'any' }],
  'marac.appeal-referral': [{ roles: ['referrer', ...hub, ...agency], relation: 'referring' }],
  // A supervisor where no manager is left who did not decide first: the rule says so.
  'marac.answer-appeal': [{ roles: ['marac-manager', 'supervisor'], relation: 'any' }],
  'marac.transfer': [{ roles: hub, relation: 'any' }],
  'marac.record-victim-views': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.record-child-views': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.consider-child': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.tell-victim': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.record-idva-contact': [{ roles: hub, relation: 'any' }, { roles: ['idva'], relation: 'involved' }],
  'marac.change-person-details': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.record-death': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.match-people': [{ roles: hub, relation: 'any' }],
  'marac.request-research': [{ roles: hub, relation: 'any' }],
  'marac.return-research': [{ roles: [...agency, 'researcher'], relation: 'owner' }],
  'marac.summarise-risk': [{ roles: hub, relation: 'any' }],
  'marac.decide-risk': [{ roles: hub, relation: 'any' }],
  'marac.dissent-from-risk': [{ roles: agency, relation: 'involved' }],
  'marac.override-risk': [{ roles: ['marac-manager'], relation: 'any' }],
  'marac.request-meeting': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.send-message': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }, { roles: agency, relation: 'granted-to-write' }],
  'marac.ask-question': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.answer-question': [{ roles: [...hub, ...agency], relation: 'questioned' }],
  'marac.choose-route': [{ roles: hub, relation: 'any' }],
  'marac.answer-meeting-request': [{ roles: hub, relation: 'any' }],
  'marac.schedule-meeting': [{ roles: hub, relation: 'any' }],
  'marac.keep-agenda': [{ roles: hub, relation: 'any' }],
  'marac.list-meetings': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.list-to-be-listed': [{ roles: hub, relation: 'any' }],
  'marac.declare-conflict': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'involved' },
    { roles: agency, relation: 'granted' },
    { roles: ['referrer'], relation: 'referring' },
    { roles: ['researcher'], relation: 'owner' },
  ],
  'marac.keep-links': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.add-file': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }, { roles: agency, relation: 'granted-to-write' }],
  'marac.record-file-in-error': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.exclude-user': [{ roles: ['supervisor', 'marac-manager'], relation: 'any' }],
  'marac.restrict-case': [{ roles: ['supervisor', 'marac-manager'], relation: 'any' }, { roles: ['marac-manager'], relation: 'deserted' }],
  'marac.list-deserted-cases': [{ roles: ['marac-manager'], relation: 'any' }],
  'marac.request-access': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.answer-access-request': [{ roles: ['supervisor', 'marac-manager'], relation: 'any' }],
  'marac.close-case': [{ roles: hub, relation: 'any' }],
  'marac.answer-flag': [{ roles: agency, relation: 'involved' }],
  'marac.release-flag': [{ roles: hub, relation: 'any' }],
  'marac.list-stuck-cases': [{ roles: hub, relation: 'any' }],
  'marac.list-left-agencies': [{ roles: hub, relation: 'any' }],
  'marac.read-case': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'involved' },
    { roles: agency, relation: 'granted' },
  ],
  'marac.read-person': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.record-in-error': [{ roles: hub, relation: 'any' }, { roles: agency, relation: 'involved' }],
  'marac.see-entries-in-error': [{ roles: ['supervisor', 'marac-manager', 'ig-officer'], relation: 'any' }],
  'marac.assess-entry-in-error': [{ roles: ['marac-manager', 'ig-officer'], relation: 'any' }],
  'marac.see-readers': [{ roles: ['supervisor', 'marac-manager', 'ig-officer'], relation: 'any' }],
  'marac.add-referral-file': [{ roles: [...hub, ...agency, 'referrer'], relation: 'referring' }],
  'marac.follow-referral': [
    { roles: hub, relation: 'any' },
    { roles: ['referrer', ...agency], relation: 'referring' },
  ],
  'marac.list-own-referrals': [{ roles: ['referrer', ...agency], relation: 'any' }],
  'marac.see-waiting': [{ roles: [...hub, ...agency, 'researcher'], relation: 'any' }],
  'marac.list-cases': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.search-cases': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.referral-queue': [{ roles: hub, relation: 'any' }],
  'marac.list-appeals': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.list-transfers': [{ roles: hub, relation: 'any' }],
  'marac.list-idva-contacts': [{ roles: [...hub, 'idva'], relation: 'any' }],
  'marac.list-messages': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.list-meeting-requests': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.list-flags': [{ roles: [...hub, ...agency], relation: 'any' }],
  'marac.list-notices': [{ roles: [...hub, ...agency, 'researcher', 'referrer', 'governance-viewer'], relation: 'any' }],
  'marac.see-mail': [{ roles: ['supervisor', 'marac-manager', 'administrator'], relation: 'any' }],
  'marac.list-coordinators': [{ roles: hub, relation: 'any' }],
  'marac.oversee-coordinators': [{ roles: ['supervisor', 'marac-manager'], relation: 'any' }],
  'marac.export-cases': [{ roles: [...hub, 'agency-lead'], relation: 'any' }],
  'marac.export-referrals': [{ roles: hub, relation: 'any' }],
  'marac.export-flags': [{ roles: [...hub, 'agency-lead'], relation: 'any' }],
  // Whoever tells MATAC of somebody; no other agency hears how many victims a person is seen with.
  'marac.list-several-victims': [{ roles: ['coordinator', 'marac-manager'], relation: 'any' }],
  'marac.list-research': [{ roles: [...hub, ...agency, 'researcher'], relation: 'any' }],
} as const satisfies AccessTable

/** Lists show the Hub every case; to others those that their agency is on. */
export const seesAll = (actor: Actor): boolean => hub.some(role => actor.roles.includes(role))
