import { slicesSpec } from '@lantern/testing/slices'
import { MaracModule } from './marac.module.js'
import { refusal } from './marac.refusals.js'

slicesSpec({ module: MaracModule, folder: import.meta.dirname, refusals: refusal, shown: { 'put-flag-on': { people: [] }, 'take-flag-off': { people: [] }, 'ask-question': { answerBy: 'Thursday 14 January 2027' }, 'return-research': { people: [] }, 'answer-meeting-request': { requests: [] }, 'answer-appeal': { appeal: [] }, 'complete-referral': { asked: undefined }, 'request-research': { dueOn: 'Thursday 14 January 2027', whyThisDate: ['Five working days after it is requested'], asked: [], proposed: [], because: [] }, 'add-to-research': { ref: 'MC-4T7Q9-XWC2D' }, 'join-case': { open: 0, matches: '/' } } })
