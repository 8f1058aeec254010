import { randomUUID } from 'node:crypto'
import { START } from '../port.js'
import type { Appended, EventStore, Expected, Made, NewEvent, StoredEvent } from '../port.js'

/** A log that an adapter opened for one case. */
export interface OpenLog {
  readonly store: EventStore
  /** Another store on the same log, as after a restart or in another process. */
  again(): Promise<EventStore>
  /** Closes every store it opened and removes what can be removed. */
  close(): Promise<void>
}

/** What the cases write: streams of one random prefix, so that they can share a server with others. */
export class Log {
  readonly prefix = `contract${randomUUID().slice(0, 8)}`
  readonly filter = { streams: [`${this.prefix}-`] }

  constructor(private readonly open: OpenLog) {}

  get store(): EventStore {
    return this.open.store
  }

  again(): Promise<EventStore> {
    return this.open.again()
  }

  close(): Promise<void> {
    return this.open.close()
  }

  stream(id: string | number): string {
    return `${this.prefix}-${id}`
  }

  /** Appends one event by a command of its own. */
  add(id: string | number, n: number, expected: Expected = 'any'): Promise<Appended> {
    return this.store.append(this.stream(id), expected, [noted(n)], made())
  }

  /** Everything the case wrote, by pages. */
  async all(store = this.store): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = []
    for (;;) {
      const page = await store.readAll({ after: events.at(-1)?.position ?? START, max: 200, filter: this.filter })
      if (page.length === 0) return events
      events.push(...page)
    }
  }
}

export const noted = (n: number): NewEvent => ({ type: 'Noted', version: 1, data: { n } })

export const numberOf = (event: StoredEvent): number => (event.data as { n: number }).n

export const made = (more: Partial<Made> = {}): Made => ({
  at: '2026-03-02T09:00:00.000Z',
  by: { user: 'user-1', agency: 'police' },
  commandId: randomUUID(),
  digest: 'a'.repeat(64),
  rules: '',
  ...more,
})
