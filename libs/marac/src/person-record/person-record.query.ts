import type { Actor, Instant } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { CasePeople } from '../case-people.js'
import type { RecordedDeath } from '../marac-case/people/people.record.js'
import type { RecordedPerson } from '../marac-case/referral/referral.record.js'
import { People } from '../people/people.query.js'
import { SamePeople } from '../same-people/same-people.query.js'

/** What one case says of the person. */
export interface PersonInCase {
  readonly ref: string
  readonly referredAt: Instant
  readonly person: RecordedPerson
  readonly deaths: readonly RecordedDeath[]
}
export type PersonInCases = readonly PersonInCase[]

@Injectable()
export class PersonRecords {
  constructor(
    private readonly people: People,
    private readonly samePeople: SamePeople,
    private readonly cases: CasePeople,
  ) {}

  /** The newest first; empty unless the reader may see the case that knows the person by this id. */
  async of(actor: Actor, id: string): Promise<PersonInCases> {
    const groups = await this.samePeople.groupsOf([id])
    const rows = await this.people.visibleTo(actor, [...(groups.get(id) ?? [])])
    if (!rows.some(row => row.person_id === id)) return []
    const found = await Promise.all(
      rows.map(async ({ person_id: personId, ref, referred_at: referredAt }) => {
        const told = await this.cases.of(ref)
        const person = told?.people.find(each => each.personId === personId)
        return person && told ? [{ ref, referredAt, person, deaths: told.deaths.filter(death => death.personId === personId) }] : []
      }),
    )
    return found.flat().toSorted((a, b) => (a.referredAt < b.referredAt ? 1 : -1))
  }
}
