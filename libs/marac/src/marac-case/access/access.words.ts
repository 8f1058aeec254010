import type { Sentences } from '../marac-case.words.js'
import type { AccessEvent, ExclusionGround } from './access.events.js'

export const groundWords: Readonly<Record<ExclusionGround, string>> = {
  perpetrator: 'Is the perpetrator',
  relative: 'Is a relative of someone on the case',
  associate: 'Is a friend or associate of the perpetrator',
  'declared-conflict': 'Declared a conflict of interest',
}

export const accessSentences: Sentences<AccessEvent> = {
  UserExcluded: () => 'A person was excluded from this case',
}
