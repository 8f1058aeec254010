import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type MaracCaseCommand } from './marac-case.allowed.js'
import type { MaracCaseEvent } from './marac-case.events.js'
import { deathWarningsOf } from './people/people.words.js'
import type { MaracCase } from './marac-case.state.js'
import { askedOf } from './research/research.state.js'
import { seesAll } from '../marac.access.js'
import { maracCase } from './marac-case.stream.js'
import { unnamedAccess } from './access/access.words.js'
import { sentence } from './marac-case.words.js'

export const caseLifecycle: Lifecycle<MaracCaseEvent, MaracCase, MaracCaseCommand> = {
  stream: maracCase,
  allowedBy,
  page: ref => `/cases/${ref}`,
  resource: ref => `/api/marac/cases/${ref}`,
  readBy: 'marac.read-case',
  warnings: deathWarningsOf,
  sentence,
  heldBy: async ({ state, actor }) => [seesAll(actor) ? state.coordinator : askedOf(state, actor.agency)?.takenBy].filter(user => user !== undefined),
  unnamed: unnamedAccess,
}
