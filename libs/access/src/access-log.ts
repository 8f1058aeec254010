import { randomUUIDv7 } from 'node:crypto'
import { currentVersion, type Actor, type Instant } from '@lantern/decision'
import { digestOf, type EventStore } from '@lantern/event-store'
import { accessStream, accessStreamOf, type AccessEvent, type Reading } from './access-stream.js'
import type { SessionKind } from './sessions.js'

/** What somebody saw or tried, and when. `of` is a kind of thing (`cases`), never a name. */
export type Access = { readonly actor: Pick<Actor, 'user' | 'agency'>; readonly at: Instant } & (
  | { readonly verb: 'sign-in'; readonly by: SessionKind }
  /** `until` when it stops signing in; `nameHash` of a name that nobody has. */
  | { readonly verb: 'sign-in-refused'; readonly by: SessionKind; readonly until?: Instant; readonly nameHash?: string }
  | { readonly verb: Reading; readonly ref: string; readonly asAt?: Instant }
  | { readonly verb: 'file-read'; readonly ref: string; readonly file: string }
  | { readonly verb: 'list'; readonly of: string }
  | { readonly verb: 'search'; readonly of: string; readonly count: number }
  | { readonly verb: 'export'; readonly of: string; readonly count: number; readonly ref?: string }
  /** Recorded alike whether or not the thing exists, so that the time of an answer tells nothing. */
  | { readonly verb: 'denied'; readonly tried: string; readonly ref?: string }
)

/** A reference such as KM-4T7Q9-XWC2D: capital letters and digits in groups, a digit among them, so that no name passes. */
const looksLikeRef = (text: string): boolean => text.length <= 40 && /^[A-Z0-9]+(-[A-Z0-9]+)+$/.test(text) && /\d/.test(text)

/** Records every sign-in and try at it, read, search, export and refusal as a chained event: who saw what cannot be changed afterwards by anybody. */
export class AccessLog {
  /** `isRef` says whether a text is a reference of this hub; only such a text is recorded of what was denied. */
  constructor(
    private readonly store: EventStore,
    private readonly isRef: (text: string) => boolean = looksLikeRef,
  ) {}

  /** Durable when it resolves: answer after that, and not at all when it fails. @throws StoreUnavailable */
  async record(access: Access): Promise<void> {
    const { type, data } = this.eventOf(access)
    await this.store.append(accessStreamOf(access.actor.user, access.at), 'any', [{ type, version: currentVersion(accessStream, type), data }], {
      at: access.at,
      by: { user: access.actor.user, agency: access.actor.agency },
      commandId: randomUUIDv7(),
      digest: digestOf({ type, data }),
      rules: '',
    })
  }

  private eventOf(access: Access): AccessEvent {
    switch (access.verb) {
      case 'sign-in':
        return { type: 'SignInMade', data: { by: access.by } }
      case 'sign-in-refused':
        return { type: 'SignInRefused', data: { by: access.by, ...(access.until && { until: access.until }), ...(access.nameHash && { nameHash: access.nameHash }) } }
      case 'file-read':
        return { type: 'FileRead', data: { ref: access.ref, file: access.file } }
      case 'list':
        return { type: 'ListRead', data: { of: access.of } }
      case 'search':
        return { type: 'SearchMade', data: { of: access.of, found: access.count } }
      case 'export':
        return { type: 'ExportMade', data: { of: access.of, rows: access.count, ...(access.ref ? { ref: access.ref } : {}) } }
      case 'denied':
        return { type: 'AccessDenied', data: { tried: access.tried, ...(access.ref && this.isRef(access.ref) ? { ref: access.ref } : {}) } }
      default:
        return { type: 'CaseRead', data: { read: access.verb, ref: access.ref, ...(access.asAt ? { asAt: access.asAt } : {}) } }
    }
  }
}
