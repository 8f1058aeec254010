import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { AccessEvent, AccessScope, ConflictWith, ExclusionGround } from './access.events.js'

export const groundWords: Readonly<Record<ExclusionGround, string>> = {
  perpetrator: 'Is the perpetrator',
  relative: 'Is a relative of someone on the case',
  associate: 'Is a friend or associate of the perpetrator',
  'declared-conflict': 'Declared a conflict of interest',
}

export const conflictWords: Readonly<Record<ConflictWith, string>> = {
  case: 'The case itself',
  person: 'A person on the case',
  'place-of-work': 'A place of work',
}

export const scopeWords: Readonly<Record<AccessScope, string>> = {
  read: 'To read the case',
  write: 'To read the case and write on it',
}

/** That somebody is excluded is told; who it is, and why, is not. */
export const accessSentences: Sentences<AccessEvent> = {
  UserExcluded: () => 'A person was excluded from this case',
  ConflictDeclared: () => 'Somebody declared a conflict of interest, and no longer knows of this case',
  ExclusionLifted: () => 'An exclusion from this case was lifted',
  CaseRestricted: ({ data }) => `The case was restricted to ${data.users.length === 1 ? 'one person' : `${data.users.length} people`}`,
  AccessGranted: ({ data }, open, names) => `${names.user(data.user)}, ${names.agency(data.agency)}, was given access until the end of ${formatDate(data.until)}${said(open(data.reason))}`,
  RestrictionLifted: (event, open) => `The restriction of the case was lifted${said(open(event.data.reason))}`,
}

/** Who recorded these is not named beside them: it would say who is excluded. */
export const unnamedAccess: readonly AccessEvent['type'][] = ['ConflictDeclared']
