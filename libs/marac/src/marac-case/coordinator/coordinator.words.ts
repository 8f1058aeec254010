import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { CoordinatorEvent } from './coordinator.events.js'

export const coordinatorSentences: Sentences<CoordinatorEvent> = {
  CoordinatorChanged: ({ data, by }, open, names) => `${names.user(data.coordinator)} ${data.coordinator === by.user ? 'took the case' : 'was given the case'}${said(open(data.reason))}`,
}
