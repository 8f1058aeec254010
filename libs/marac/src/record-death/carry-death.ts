import type { Instant } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { peopleProjection, type PersonRow } from '../people/people.projection.js'
import { decideRecordDeath, RecordDeath } from './record-death.decide.js'
import { SamePeople } from '../same-people/same-people.query.js'

/** A death recorded on one case is told on every other case of the same person, so that nobody goes on calling there (docs/adr/0008). */
@Injectable()
export class CarryDeath extends Automation {
  readonly name = 'carry-death'

  constructor(
    private readonly views: Views,
    private readonly samePeople: SamePeople,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** On how many cases a death was recorded. That there is another case is not said there. */
  async run(now: Instant): Promise<number> {
    const died = await this.views.rows(peopleProjection).select(['person_id', 'died_by']).where('died', '=', 1).where('carried', '=', 0).execute()
    const groups = await this.samePeople.groupsOf(died.map(({ person_id: id }) => id))
    const ids = [...new Set([...groups.values()].flatMap(group => (group.size > 1 ? [...group] : [])))]
    if (ids.length === 0) return 0
    const others = await this.views.rows(peopleProjection).selectAll().where('person_id', 'in', ids).where('died', '=', 0).execute()
    const told = others.flatMap(person => {
      const source = died.find(({ person_id: id }) => groups.get(id)?.has(person.person_id))
      return source ? [{ person, source: source.died_by ?? '' }] : []
    })
    return this.each(told, ({ person, source }) => this.tell(person, source, now), 'A death was not told on another case')
  }

  private tell({ person_id: personId, ref }: PersonRow, source: string, now: Instant): Promise<boolean> {
    // Told once for each time that it is recorded: where somebody recorded in error what was told here, it is not told again.
    const commandId = `death-${personId}-${source}`
    return decideAsSystem(this.store, this.rules, { stream: maracCase, id: ref, rule: decideRecordDeath, command: new RecordDeath({ caseId: ref, personId }), commandId }, now)
  }
}
