import type { CalendarDate, DomainEvent, EventOf } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { NoticeKind } from './notice-kinds.js'

/**
 * Who is told: an agency, a user, everybody with a role, or whoever it is when they look: the Hub's coordinator of the case (`hub`), the agency that has the action (`holder`),
 * that referred (`referrer`), that asked the question (`asker`), or each agency on the case (`involved`). `whole-hub` is everybody who works there, `mailbox` an agency's mailbox alone, and nobody's list.
 */
export type Recipient = `agency:${string}` | `mailbox:${string}` | `user:${string}` | `role:${string}` | 'hub' | 'holder' | 'referrer' | 'asker' | 'involved' | 'whole-hub'

/** What one event tells one recipient: references, codes and dates, and never a word of what the case is about. */
export interface Telling {
  readonly to: Recipient
  readonly kind: NoticeKind
  readonly ref: string
  /** Of the action, or the question. */
  readonly about?: string
  readonly dueOn?: CalendarDate
  /** Which step or which reminder: a code, or working days from the date. */
  readonly step?: string
}

export type Tellings<E extends DomainEvent> = { readonly [T in E['type']]?: (event: StoredOf<EventOf<E, T>>) => readonly Telling[] }

/** The Hub is one agency to those who ask it something; there its coordinator answers. */
export const toAgency = (agency: string): Recipient => (agency === 'hub' ? 'hub' : `agency:${agency}`)
