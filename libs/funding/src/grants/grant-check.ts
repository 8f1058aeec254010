import { inPounds, type Pence, sumOf } from '@lantern/money'
import type { GrantFileYear, Pot } from './grant-file.js'

/** Something printed that does not add up. `amount`: so many pence over the award, negative where they are short of it. */
export interface Discrepancy {
  readonly amount: Pence
  readonly reason: string
}

/** What the figures of a grant year come to, in pence. */
export interface GrantYearCheck {
  readonly year: string
  readonly award: Pence
  readonly upfrontApproved: Pence
  readonly tacticalApproved: Pence
  /** The return that the papers give; the award less what was approved where they give none. */
  readonly underspendReturned: Pence
  /** Approved without a stated pot: counted apart and never guessed. */
  readonly potNotStated: Pence
  readonly discrepancies: readonly Discrepancy[]
}

/** Adds the figures of a year up, and holds what is printed against the award. Pure; nothing is put right by it. */
export function checkGrantYear(year: GrantFileYear): GrantYearCheck {
  const { award, approvedTotal } = year
  const approvedFrom = (pot: Pot | undefined): Pence => sumOf((year.proposals ?? []).flatMap(each => (each.decision === 'approved' && each.pot === pot ? [each.amount] : [])))
  const [upfrontApproved, tacticalApproved, unstated] = [approvedFrom('upfront'), approvedFrom('tactical'), approvedFrom(undefined)]
  const listed = upfrontApproved + tacticalApproved + unstated
  // What a total holds beyond its lines was approved too, of which pot nobody says.
  const unlisted = Math.max(0, (approvedTotal ?? 0) - listed)
  const approved = listed + unlisted
  return {
    year: year.year,
    award,
    upfrontApproved,
    tacticalApproved,
    underspendReturned: year.underspendReturned ?? Math.max(0, award - approved),
    potNotStated: unstated + unlisted,
    discrepancies: [
      ...potsAgainst(year),
      ...(year.proposals !== undefined && approvedTotal !== undefined ? difference(approvedTotal - listed, 'the approved projects', `Their printed total is ${inPounds(approvedTotal)}, the lines come to ${inPounds(listed)}`) : []),
      ...afterMoveAgainst(year, upfrontApproved),
      ...(approved > award ? difference(approved - award, 'the award', `Approved is ${inPounds(approved)} of ${inPounds(award)}`) : []),
      ...(year.underspendReturned === undefined ? [] : difference(approved + year.underspendReturned - award, 'the award', `Approved ${inPounds(approved)} and returned ${inPounds(year.underspendReturned)} come to another sum`)),
    ],
  }
}

function potsAgainst({ printedPots, award }: GrantFileYear): readonly Discrepancy[] {
  if (printedPots === undefined) return []
  const { upfront, tactical } = printedPots
  return difference(upfront + tactical - award, 'the award', `The printed pots are ${inPounds(upfront)} and ${inPounds(tactical)}, together ${inPounds(upfront + tactical)}`)
}

/** The lines paid from the upfront pot and the tactical pot after the rest of it was moved there are the award between them. */
function afterMoveAgainst({ printed, award }: GrantFileYear, upfrontApproved: Pence): readonly Discrepancy[] {
  const after = printed?.tacticalAfterMove
  if (after === undefined) return []
  return difference(upfrontApproved + after - award, 'the award', `The printed upfront projects come to ${inPounds(upfrontApproved)} and the tactical pot after the move to ${inPounds(after)}, together ${inPounds(upfrontApproved + after)}`)
}

const difference = (amount: Pence, than: string, what: string): readonly Discrepancy[] =>
  amount === 0 ? [] : [{ amount, reason: `${what}: ${inPounds(Math.abs(amount))} ${amount > 0 ? 'over' : 'short of'} ${than}` }]
