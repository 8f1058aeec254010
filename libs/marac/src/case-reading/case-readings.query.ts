import { randomUUIDv7 } from 'node:crypto'
import { currentVersion, streamOf, type Actor, type Instant } from '@lantern/decision'
import { digestOf, EventStore, upcast } from '@lantern/event-store'
import { Injectable } from '@nestjs/common'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import { caseReading, type MessagesRead } from './case-reading.stream.js'

/** That somebody had read the messages of a case up to a revision of it, by then. */
export interface ReadMark {
  readonly user: string
  readonly agency: string
  readonly upTo: number
  readonly at: Instant
}

/** Who has read which messages of a case, and when. */
@Injectable()
export class CaseReadings {
  constructor(private readonly store: EventStore) {}

  /** In the order of reading. */
  async of(ref: CaseRef): Promise<readonly ReadMark[]> {
    const events = await this.store.readStream(streamOf(caseReading, ref))
    return events.map(event => {
      const { data, by, recordedAt } = upcast(caseReading, event)
      return { ...by, upTo: data.upTo, at: recordedAt }
    })
  }

  /** Durable when it resolves. Call it for what was not read before: a mark for every look would say nothing more. @throws StoreUnavailable */
  async mark(ref: CaseRef, by: Pick<Actor, 'user' | 'agency'>, upTo: number, at: Instant): Promise<void> {
    const type: MessagesRead['type'] = 'MessagesRead'
    const data: MessagesRead['data'] = { caseId: ref, upTo }
    await this.store.append(streamOf(caseReading, ref), 'any', [{ type, version: currentVersion(caseReading, type), data }], {
      at,
      by: { user: by.user, agency: by.agency },
      commandId: randomUUIDv7(),
      digest: digestOf({ type, data }),
      rules: '',
    })
  }
}

/** The last revision that a person has read; -1 for nothing. */
export const readUpTo = (marks: readonly ReadMark[], user: string): number => marks.reduce((most, mark) => (mark.user === user ? Math.max(most, mark.upTo) : most), -1)

/** Who has read what was recorded at this revision, each with the first time; in that order. */
export function readersOf(marks: readonly ReadMark[], revision: number): readonly ReadMark[] {
  const first = new Map<string, ReadMark>()
  for (const mark of marks) if (mark.upTo >= revision && !first.has(mark.user)) first.set(mark.user, mark)
  return [...first.values()]
}
