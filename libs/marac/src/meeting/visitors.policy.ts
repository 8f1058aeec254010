import type { Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { MeetingEvent, VisitorRecorded } from './meeting.events.js'

/** Somebody without an account who takes part, as it was recorded last. */
export interface Visitor extends Pick<VisitorRecorded['data'], 'visitorId' | 'agency' | 'insteadOf' | 'signed'> {
  readonly how: 'deputy' | 'observer'
  /** undefined when it is no longer held. */
  readonly name: string | undefined
  readonly post: string | undefined
  /** Who wrote down how they signed. */
  readonly by: string
}

/** Those whom these events of the meeting name, in the order in which they were written down first; without who was not there. */
export function visitorsOf(events: readonly StoredOf<MeetingEvent>[], open: Open): readonly Visitor[] {
  const found = new Map<string, { readonly how: VisitorRecorded['data']['how']; readonly visitor: Omit<Visitor, 'how'> }>()
  for (const event of events) {
    if (event.type !== 'VisitorRecorded') continue
    const { visitorId, agency, how, insteadOf, signed, name, post } = event.data
    const before = found.get(visitorId)?.visitor
    found.set(visitorId, { how, visitor: { visitorId, agency, signed, by: event.by.user, name: name ? open(name) : before?.name, post: post ? open(post) : before?.post, ...(insteadOf !== undefined && { insteadOf }) } })
  }
  return [...found.values()].flatMap(({ how, visitor }) => (how === 'not-there' ? [] : [{ ...visitor, how }]))
}
