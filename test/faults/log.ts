import { START } from '@lantern/event-store'
import type { EventStore, Filter, Made, NewEvent, Position, StoredEvent } from '@lantern/event-store'
import { randomUUID } from 'node:crypto'

export const noted = (data: object): NewEvent => ({ type: 'Noted', version: 1, data })

export const made = (commandId: string = randomUUID(), digest = 'a'.repeat(64)): Made => ({
  at: new Date().toISOString(),
  by: { user: 'user-1', agency: 'police' },
  commandId,
  digest,
  rules: '',
})

/** All events after a position that pass the filter. */
export async function readOn(store: EventStore, after: Position = START, filter?: Filter): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  for (;;) {
    const page = await store.readAll({ after: events.at(-1)?.position ?? after, ...(filter && { filter }) })
    if (page.length === 0) return events
    events.push(...page)
  }
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
