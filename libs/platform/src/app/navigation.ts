import { actionsAccess } from '@lantern/actions'
import { fundingAccess } from '@lantern/funding'
import { maracAccess } from '@lantern/marac'
import { partnershipAccess, type NavigationEntry } from '@lantern/partnership'

/** The menu, in the order of a case's life; each entry is shown to those whom its verb is granted to. */
export const navigation: readonly NavigationEntry[] = [
  { text: 'My work', href: '/' },
  { text: 'Notices', href: '/notices', verb: 'marac.list-notices', table: maracAccess },
  { text: 'Refer a case', href: '/refer', verb: 'marac.submit-referral', table: maracAccess },
  { text: 'Our referrals', href: '/my-referrals', verb: 'marac.list-own-referrals', table: maracAccess },
  { text: 'Referrals', href: '/referrals', verb: 'marac.referral-queue', table: maracAccess },
  { text: 'IDVA contacts', href: '/idva-contacts', verb: 'marac.list-idva-contacts', table: maracAccess, about: 'First contact of the IDVA service with each victim: made, tried, late' },
  { text: 'Cases', href: '/cases', verb: 'marac.list-cases', table: maracAccess },
  { text: 'Meetings', href: '/meetings', verb: 'marac.list-meetings', table: maracAccess },
  { text: 'Research', href: '/research', verb: 'marac.list-research', table: maracAccess },
  { text: 'Messages', href: '/messages', verb: 'marac.list-messages', table: maracAccess },
  { text: 'Actions', href: '/actions', verb: 'actions.list', table: actionsAccess },
  { text: 'Access', href: '/access-requests', verb: 'marac.request-access', table: maracAccess, about: 'Who asked to see a case, who was given it, and until when' },
  { text: 'Entries in error', href: '/entries-in-error', verb: 'marac.see-entries-in-error', table: maracAccess, about: 'What was recorded in error, and whether it was a breach' },
  { text: 'E-mail', href: '/mail', verb: 'marac.see-mail', table: maracAccess, about: 'What was sent to whom, and what could not be' },
  { text: 'Agreements', href: '/agreements', verb: 'partnership.see-agreements', table: partnershipAccess, about: 'Information sharing agreements of the agencies, and when they end' },
  { text: 'Escalations', href: '/escalations', verb: 'actions.escalations', table: actionsAccess },
  { text: 'Boards', href: '/boards', verb: 'actions.see-board', table: actionsAccess },
  { text: 'Resolutions', href: '/resolutions', verb: 'funding.see-resolutions', table: fundingAccess, about: 'What groups resolved on money, and when' },
  { text: 'Partnership', href: '/partnership', verb: 'partnership.set-up', table: partnershipAccess, about: 'Agencies, areas, groups and people: add, rename, end' },
]
