import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, LinkTold, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AddLink {
  constructor(readonly data: { caseId: CaseRef } & LinkTold) {}
}

/** Only these may stand on a case several times for the same people: there is more than one crime. */
const several: readonly LinkTold['process'][] = ['crime', 'dvds']
const needReference: readonly LinkTold['process'][] = ['crime']

/** Where both apply, each process keeps its own plan and record, so that a case holds the level and the reference and nothing else (Kent and Medway MARAC; MAPPA guidance). */
export function decideAddLink({ data }: AddLink, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('add-link')) throw refusal('marac.no-links-now')
  const { process, person, reference } = data
  if (needReference.includes(process) && reference === undefined) throw refusal('marac.link-without-reference')
  if (person !== undefined && !Object.hasOwn(state.people, person)) throw refusal('marac.not-on-the-case')
  if (!several.includes(process) && Object.values(state.links).some(link => link.process === process && link.person === person)) throw refusal('marac.linked-already')
  return [{ type: 'LinkAdded', data }]
}
