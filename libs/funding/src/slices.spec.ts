import { slicesSpec } from '@lantern/testing/slices'
import { FundingModule } from './funding.module.js'
import { refusal } from './funding.refusals.js'

slicesSpec({ module: FundingModule, folder: import.meta.dirname, refusals: refusal })
