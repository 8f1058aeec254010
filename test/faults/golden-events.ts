import { many } from './fault.js'
import type { Fault } from './fault.js'
import { changedShapes, missingGolden, readGolden, recordGolden, unreadable, unseenShapes } from './golden.js'
import { ofHistories, recordedByRules } from './recorded-by-rules.js'

/** Every type and version of event that was ever recorded is read by today's program, and today's events have the shape that their version says. */
export const goldenEvents: Fault = {
  id: 'R12',
  title: 'golden events',
  counts: { full: 400, part: 60 },
  async run({ count, folder, random, record }) {
    const today = await recordedByRules(random, folder, count, unseenShapes(readGolden(), ofHistories))
    const written = record ? recordGolden(today) : []
    const golden = readGolden()
    const wrong = [...missingGolden(golden), ...(await unreadable(golden)), ...changedShapes(golden, today)]
    return { counted: `${many(golden.length)} golden events upcast, evolved and folded, ${many(today.length)} events of ${count} histories compared${record ? `, ${written.length} written` : ''}`, wrong }
  },
}
