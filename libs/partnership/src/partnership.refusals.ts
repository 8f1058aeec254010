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
  'partnership.user-id': 'Write the user name in lower-case letters, digits and hyphens, at most 60, starting with a letter.',
})
