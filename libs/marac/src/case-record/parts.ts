import { undecided } from '../marac-case/marac-case.allowed.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

const texts = { transfer: 'Transfer', route: 'Route', actions: 'Actions', messages: 'Messages', files: 'Files', links: 'Links', people: 'People', voices: 'Voices', referral: 'Referral', risk: 'Risk', research: 'Research', flags: 'Flags' } as const
export type CasePart = keyof typeof texts

/** While a referral is decided on it is read first; afterwards what is to be done is. */
const toDecide: readonly CasePart[] = ['people', 'referral', 'risk', 'voices', 'messages', 'files', 'links', 'route', 'actions', 'research']
const toWorkOn: readonly CasePart[] = ['route', 'actions', 'messages', 'files', 'people', 'voices', 'referral', 'risk', 'research', 'links']

const templates: Partial<Record<CasePart, string>> = { messages: 'talk' }

/** The parts of the page of a case in their order, each with its heading's id and its template. */
export const partsOf = ({ status, flag, transfers, transferIn }: CaseRecord) =>
  [...(transfers.length > 0 || transferIn ? (['transfer'] as const) : []), ...(flag ? (['flags'] as const) : []), ...(undecided.includes(status) ? toDecide : toWorkOn)].map(id => ({ id, text: texts[id], template: `./${templates[id] ?? id}.section.njk` }))
