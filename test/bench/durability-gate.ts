import { Random } from '../faults/fault.js'
import { synced } from '../faults/synced.js'

/** Speed without durability counts for nothing, so this runs before anything is measured. @throws when an acknowledgement came before its sync */
export async function checkDurability(folder: string, say: (text: string) => void): Promise<void> {
  const outcome = await synced.run({ count: 1_000, folder, random: new Random(1), progress: () => {} })
  if ('skipped' in outcome) {
    say(`durability not traced here, ${outcome.skipped}; the store itself refuses to run without synchronous=FULL`)
    return
  }
  say(`durability: ${outcome.counted}, ${outcome.wrong.length} acknowledged before they were synced`)
  if (outcome.wrong.length > 0) throw new Error(`No figure counts: ${outcome.wrong.slice(0, 3).join('; ')}`)
}
