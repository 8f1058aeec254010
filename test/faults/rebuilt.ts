import { projections } from '@lantern/platform'
import { differingWhenKept } from '@lantern/testing/projected'
import { many } from './fault.js'
import type { Fault } from './fault.js'
import { randomHistory } from './random-histories.js'

/** Histories by the real rules: each view, kept in batches of random sizes, must hold what one fold of everything makes. */
export const rebuilt: Fault = {
  id: 'R11',
  title: 'views kept up to date are as rebuilt',
  counts: { full: 1_000, part: 50 },
  async run({ count, random, progress }) {
    const wrong: string[] = []
    const types = new Set<string>()
    let [events, commands, refused] = [0, 0, 0]
    for (let done = 0; done < count; done += 1) {
      const history = await randomHistory(random, 60)
      const sizes = Array.from({ length: 5 }, () => 1 + random.below(9))
      for (const name of await differingWhenKept(projections, history.events, sizes)) wrong.push(`history ${done}: ${name} in batches of ${sizes.join(', ')}`)
      for (const { type } of history.events) types.add(type)
      events += history.events.length
      commands += history.commands
      refused += history.refused
      progress(done)
    }
    if (events < count * 10) wrong.push(`only ${events} events: the histories say too little`)
    return { counted: `${many(count)} histories x ${projections.length} views, ${many(commands)} commands, ${many(refused)} refused, ${many(events)} events of ${types.size} types`, wrong }
  },
}
