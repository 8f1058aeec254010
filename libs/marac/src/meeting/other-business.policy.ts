import type { Open } from '@lantern/decision'
import type { MeetingEvent } from './meeting.events.js'

/** What may be said of other business in a meeting. `text` is undefined where it is no longer held. */
export interface OtherBusiness {
  readonly id: string
  readonly text: string | undefined
}

/** Other business by its ids, in this order, as these events of the meeting say it. */
export function otherBusiness(events: readonly MeetingEvent[], ids: readonly string[], open: Open): readonly OtherBusiness[] {
  const texts = new Map(events.flatMap(event => (event.type === 'OtherBusinessAdded' ? [[event.data.itemId, open(event.data.text)] as const] : [])))
  return ids.map(id => ({ id, text: texts.get(id) }))
}
