import { AccessLog } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { Directory, inDateTime, openerFor, type Get, type SummaryRow } from '@lantern/web-kit'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import type { Asked } from '../marac-case/meetings/meetings.record.js'

const titleOf = (get: Get, { by, at }: Asked): string => `${get(Directory).agency(by.agency)}, ${inDateTime(at)}`

async function waiting(get: Get, ref: string): Promise<readonly Asked[]> {
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(get(Clock).now()))
  return (record?.asked ?? []).filter(({ answer }) => answer === undefined)
}

/** The requests without an answer, by their ids: who asked and when. */
export const requestChoices = async (get: Get, ref: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await waiting(get, ref)).map(each => [each.requestId, titleOf(get, each)]))

/** Why they asked, to be read before answering; reading it is recorded. */
export async function requestsToRead(get: Get, ref: string, actor: Actor): Promise<{ readonly requests: readonly SummaryRow[] }> {
  const requests = await waiting(get, ref)
  await get(AccessLog).record({ actor, at: get(Clock).now(), verb: 'case-read', ref })
  return { requests: requests.map(each => ({ key: titleOf(get, each), value: each.why ?? 'No longer held' })) }
}
