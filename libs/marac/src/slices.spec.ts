import { slicesSpec } from '@lantern/testing/slices'
import { MaracModule } from './marac.module.js'
import { refusal } from './marac.refusals.js'

slicesSpec({ module: MaracModule, folder: import.meta.dirname, refusals: refusal, shown: { 'return-research': { people: [] } } })
