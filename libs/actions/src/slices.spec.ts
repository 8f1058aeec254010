import { slicesSpec } from '@lantern/testing/slices'
import { ActionsModule } from './actions.module.js'
import { refusal } from './actions.refusals.js'

slicesSpec({ module: ActionsModule, folder: import.meta.dirname, refusals: refusal })
