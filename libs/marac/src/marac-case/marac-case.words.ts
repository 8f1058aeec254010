import type { Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import { accessSentences } from './access/access.words.js'
import { appealSentences } from './appeal/appeal.words.js'
import { closingSentences } from './closing/closing.words.js'
import { coordinatorSentences } from './coordinator/coordinator.words.js'
import type { MaracCaseEvent } from './marac-case.events.js'
import type { Status } from './marac-case.state.js'
import { inErrorSentences, placeSentence } from './in-error/in-error.words.js'
import { joiningSentences } from './joining/joining.words.js'
import { filesSentences } from './files/files.words.js'
import { linksSentences } from './links/links.words.js'
import { hearingSentences } from './hearing/hearing.words.js'
import { listingSentences } from './listing/listing.words.js'
import { meetingsSentences } from './meetings/meetings.words.js'
import { peopleSentences } from './people/people.words.js'
import { flagsSentences } from './flags/flags.words.js'
import { planSentences } from './plan/plan.words.js'
import { referralSentences } from './referral/referral.words.js'
import { researchSentences } from './research/research.words.js'
import { riskSentences } from './risk/risk.words.js'
import { routeSentences } from './route/route.words.js'
import { transferSentences } from './transfer/transfer.words.js'
import { triageSentences } from './triage/triage.words.js'
import { voicesSentences } from './voices/voices.words.js'
import { talkSentences } from './talk/talk.words.js'

export { conflictWords, groundWords, scopeWords } from './access/access.words.js'
export { appealOutcomeWords } from './appeal/appeal.words.js'
export { flagTags, flagWords } from './flags/flags.words.js'
export { notToldWords } from './plan/plan.words.js'
export { outcomeWords } from './closing/closing.words.js'
export { criterionWords, notAcceptedWords, tools, toolWords } from './referral/referral.words.js'
export * from './referral/told.words.js'
export type { AnyEntryKind } from './in-error/in-error.words.js'
export { entryKindWords, goneOf, hiddenInWords, kindInWords, toldOfBreachWords } from './in-error/in-error.words.js'
export { dvdsRouteWords, linkLevelWords, mappaCategoryWords, mappaLevelWords, processWords } from './links/links.words.js'
export { riskLevelWords } from './risk/risk.words.js'
export { routeWords, shortRouteWords } from './route/route.words.js'
export { afterTransferWords, shortActionRef, transferPartWords, transferredWords } from './transfer/transfer.words.js'
export { partsInWords, referralPartWords } from './triage/triage.words.js'
export { idvaOutcomeWords, noViewsWords } from './voices/voices.words.js'

/** Codes as people read them. */
export const statusWords: Readonly<Record<Status, string>> = {
  none: 'Not recorded',
  referred: 'Referred',
  returned: 'Returned to the referrer',
  open: 'Open',
  'not-accepted': 'Not accepted',
  joined: 'Joined to an open case',
  transferred: 'Transferred to another area',
  closed: 'Closed',
}
/** Colours of their tags; the words say the same. */
export const statusTags: Readonly<Record<Status, string>> = {
  none: 'grey',
  referred: 'yellow',
  returned: 'orange',
  open: 'blue',
  'not-accepted': 'grey',
  joined: 'grey',
  transferred: 'grey',
  closed: 'grey',
}

/** Each event of a part as a plain sentence. A worksheet is never part of one. */
export type Sentences<E extends MaracCaseEvent> = {
  readonly [T in E['type']]: (event: StoredOf<Extract<E, { type: T }>>, open: Open, names: Names) => string
}

const sentences: Sentences<MaracCaseEvent> = { ...referralSentences, ...triageSentences, ...coordinatorSentences, ...appealSentences, ...transferSentences, ...peopleSentences, ...joiningSentences, ...voicesSentences, ...riskSentences, ...researchSentences, ...meetingsSentences, ...routeSentences, ...listingSentences, ...hearingSentences, ...planSentences, ...talkSentences, ...filesSentences, ...linksSentences, ...accessSentences, ...inErrorSentences, ...closingSentences, ...flagsSentences }

const rows: Readonly<Partial<Record<string, (event: never, open: Open, names: Names) => string>>> = { ...sentences, ...placeSentence }

/** One event as a plain sentence; one that a later release recorded is named as it is. */
export function sentence(event: StoredOf<MaracCaseEvent>, open: Open, names: Names): string {
  return rows[event.type]?.(event as never, open, names) ?? event.type
}
