import type { Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

const ends = ['His order ended and he is no longer managed under it.', 'The panel did not take him on; nothing more will come of it.']

/** On some cases an agency says where else the people are worked with: mostly the crime, now and then MAPPA, MATAC or a disclosure that was asked for. */
export function planLinks(stage: Stage, ref: string, at: Instant, { others }: { readonly others: readonly Person[] }): void {
  const { agenda, send, chance, rules } = stage
  if (others.length === 0 || !chance.happens(0.2)) return
  const speaker = others.find(({ agency }) => /police/.test(agency)) ?? chance.of(others)
  const reference = (before: string): string => `${before}/${chance.between(10_000, 99_999)}/26`
  const link = chance.of([
    { process: 'crime', reference: reference('46') },
    { process: 'mappa', category: chance.of(['1', '2']), level: chance.of(['1', '2', '2', '3']), reference: reference('M') },
    { process: 'matac' },
    { process: 'dvds', route: chance.of(['right-to-ask', 'right-to-know']), reference: reference('D') },
    { process: 'mash', reference: reference('CF') },
  ])
  const current = async (): Promise<boolean> => (await stage.standing(ref)).status === 'open' && (await stage.onCase(ref, speaker))
  agenda.plan(at, async () => {
    const perpetrator = Object.entries((await stage.standing(ref)).people).find(([, role]) => role === 'perpetrator')?.[0]
    if (await current()) await send(speaker, at, 'marac', 'add-link', ref, { ...link, ...((link.process === 'mappa' || link.process === 'matac') && perpetrator !== undefined && { person: perpetrator }) })
  })
  if (!['mappa', 'matac'].includes(link.process) || !chance.happens(0.3)) return
  const endedAt = later(at, chance.between(6, 12), rules.calendar, chance)
  const reason = chance.of(ends)
  agenda.plan(endedAt, async () => {
    if (!(await current())) return
    for (const id of Object.keys((await stage.standing(ref)).links)) await send(speaker, endedAt, 'marac', 'end-link', ref, { link: id, reason })
  })
}
