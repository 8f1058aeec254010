import { Views, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { samePeopleProjection, type SamePeopleRow } from './same-people.projection.js'

/** Who is who over all referrals, as people have said: records said to be of one person stand together, however many steps apart. */
@Injectable()
export class SamePeople {
  constructor(private readonly views: Views) {}

  /** Each of these ids with all records of that person, itself among them. One step for each link between the farthest of them. */
  async groupsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const groups = new Map<string, Set<string>>(ids.map(id => [id, new Set([id])]))
    let fresh: readonly string[] = [...groups.keys()]
    while (fresh.length > 0) {
      const found = new Set<string>()
      for (const { one, other } of (await this.said(fresh)).filter(({ same }) => same === 1)) {
        for (const id of [one, other]) if (!groups.has(id)) found.add(id)
        join(groups, one, other)
      }
      fresh = [...found]
    }
    return groups
  }

  /** Every two records that somebody said to be of one person; to be used inside another query. */
  merged(): RowQuery<SamePeopleRow> {
    return this.views.rows(samePeopleProjection).where('same', '=', 1)
  }

  /** Everything that was said of any of these. */
  async said(ids: readonly string[]): Promise<readonly SamePeopleRow[]> {
    if (ids.length === 0) return []
    const rows = this.views.rows(samePeopleProjection).selectAll()
    const [first, second] = await Promise.all([rows.where('one', 'in', ids).execute(), rows.where('other', 'in', ids).execute()])
    return [...new Map([...first, ...second].map(row => [row.two, row])).values()]
  }
}

function join(groups: Map<string, Set<string>>, one: string, other: string): void {
  const all = new Set([...(groups.get(one) ?? [one]), ...(groups.get(other) ?? [other])])
  for (const id of all) groups.set(id, all)
}
