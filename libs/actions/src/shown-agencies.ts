import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { Directory, type ListedAgency } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { RaisedRows } from './raised-rows.js'
import { governs, seesAll } from './actions.access.js'

/** What stands in an answer of the API in the place of an agency that is not named. */
export const SUPPRESSED = 'not-named'

/** How an agency is shown to one reader. */
export interface ShownAgencies {
  /** Its id, or that it is not named. */
  readonly id: (agency: string) => string
  readonly name: (agency: string) => string
}

/**
 * The agencies that groups are not told by name: those that serve single districts and have so few escalations that reference, agency and district together
 * could point at a person. How few is a rule. Pure.
 */
export function notNamed(standing: ReadonlyMap<string, number>, agencies: readonly Pick<ListedAgency, 'id' | 'serves'>[], upTo: number): ReadonlySet<string> {
  return new Set(agencies.flatMap(({ id, serves }) => (serves !== undefined && (standing.get(id) ?? 0) <= upTo ? [id] : [])))
}

@Injectable()
export class AgenciesShown {
  constructor(
    private readonly rows: RaisedRows,
    private readonly directory: Directory,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
  ) {}

  /** The Hub is told every agency, an agency its own; groups what the rules leave them. */
  async to(actor: Actor): Promise<ShownAgencies> {
    const hidden = seesAll(actor) || !governs(actor) ? new Set<string>() : await this.hidden()
    return {
      id: agency => (hidden.has(agency) ? SUPPRESSED : agency),
      name: agency => (agency === SUPPRESSED || hidden.has(agency) ? 'An agency of single districts' : this.directory.agency(agency)),
    }
  }

  private async hidden(): Promise<ReadonlySet<string>> {
    const [{ rules }, standing] = await Promise.all([
      this.rules.inForce(this.clock.now()),
      this.rows.byAgency(undefined),
    ])
    return notNamed(new Map(standing.map(({ agency, count }) => [agency, count])), this.directory.agencies(), rules.escalation.board.value.suppressUpTo)
  }
}
