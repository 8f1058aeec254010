import { refusalsOf } from '@lantern/decision'
import { roleWords } from './partnership/partnership.words.js'

/** Why a partnership says no, in the words that the person reads. */
export const refusal = refusalsOf({
  'partnership.not-founded': 'The partnership has not been founded yet. Load its files first.',
  'partnership.another': 'These files are of another partnership than the one recorded here. Use another data folder for it.',
  'partnership.register-changed': 'An area, agency or group that is recorded was changed or taken out of the file. Only new ones can be added.',
  'partnership.past-changed': 'A changed past entry is refused. Put it back, and add a later-dated one instead.',
  'partnership.recorded-rules-unreadable': 'The rules recorded before cannot be read by this version of the program, so nothing can be compared with them.',
  'partnership.no-such-agency': 'There is no agency with this name in the partnership.',
  'partnership.not-an-address': 'Write one e-mail address and nothing else, such as marac@agency.example.',
  'partnership.no-such-role': `Choose at least one role of these: ${Object.keys(roleWords).join(', ')}.`,
  'partnership.hub-role': 'Coordinators, supervisors, MARAC managers and administrators are people of the Hub. Choose the Hub as the agency, or another role.',
  'partnership.user-exists': 'There is a user with this name already. Choose another name, or change the roles of that user.',
  'partnership.no-such-user': 'There is no user with this name.',
  'partnership.last-administrator': 'This is the only administrator who may sign in. Make somebody else an administrator first.',
  'partnership.agreement-exists': 'An agreement of this agency with this reference is recorded already. A renewal has a reference of its own.',
  'partnership.agreement-not-signed-yet': 'The day of the signature lies ahead. Record the agreement once it is signed.',
  'partnership.agreement-before-signed': 'The agreement begins before it was signed. Enter the day of the signature, or a later one, as its first day.',
  'partnership.agreement-ends-before': 'The last day of the agreement is before its first.',
  'partnership.no-such-agreement': 'There is no such agreement.',
  'partnership.agreement-past': 'The last day cannot be before yesterday: what was shared then was shared under this agreement.',
  'partnership.agreement-ends-sooner': 'The agreement ends on that day or before anyway. Enter an earlier day, or record a further agreement.',
  'partnership.away-days': 'The first day back must be after the first day away, and after today.',
  'partnership.away-already': 'This person is recorded as away on some of these days already. Change that entry, or choose other days.',
  'partnership.not-a-deputy': 'This person cannot deputise. Choose somebody else of the same agency who can sign in and may do at least what the person away may do.',
  'partnership.deputy-away': 'The deputy is away on some of these days. Choose somebody else, nobody, or other days.',
  'partnership.no-such-away': 'No such days away are recorded, or they are over.',
  'partnership.user-id': 'Write the user name in lower-case letters, digits and hyphens, at most 60, starting with a letter.',
})
