import { actionStatusWords, ActionsOf, openStatuses } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { EventStore, stateNow } from '@lantern/event-store'
import { caseReadOf, Directory, inShortDate, type Get } from '@lantern/web-kit'
import { awaitsMeeting } from '../marac-case/listing/listing.state.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { childrenOf } from '../children-of-the-case.js'
import { notConsidered } from './what-is-missing.policy.js'

/** What stands in the way of closing, each with the page where it is done. */
export interface WhatIsMissing {
  /** `who`: what it is, whose, where it stands, and by when it was meant to be done. */
  readonly actions: readonly { readonly text: string; readonly href: string; readonly who: string }[]
  readonly meeting: readonly { readonly text: string; readonly href: string }[]
  readonly children: readonly { readonly text: string; readonly href: string }[]
}

/** Names children, so it is recorded as a reading of the case. */
export async function whatIsMissing(get: Get, ref: string, actor: Actor): Promise<WhatIsMissing> {
  const [{ state }, plan, actions, names] = await Promise.all([stateNow(get(EventStore), maracCase, ref), get(ActionsOf).soFar(ref), get(ActionsOf).all(ref), childrenOf(get, ref), caseReadOf(get, ref, actor)])
  if (state.status !== 'open') return { actions: [], meeting: [], children: [] }
  return {
    actions: actions.flatMap(each =>
      openStatuses.includes(each.status) ? [{ text: each.ref, href: `/actions/${each.ref}`, who: `${each.text ?? 'No longer held'} (${get(Directory).agency(each.agency)}, ${actionStatusWords[each.status].toLowerCase()}, due ${inShortDate(each.due_on)})` }] : [],
    ),
    meeting:
      state.meetingRequests.length > 0
        ? [{ text: 'A request for a meeting that has no answer', href: `/cases/${ref}/answer-meeting-request` }]
        : awaitsMeeting(state)
          ? [{ text: 'The case is to be listed for a meeting', href: `/cases/${ref}/choose-route` }]
          : [],
    children: notConsidered(state, plan).map(child => ({ text: names[child] ?? 'No longer held', href: `/cases/${ref}/consider-child?child=${child}` })),
  }
}
