import { Refusal } from '@lantern/decision'
import type { PartnershipEntry } from '@lantern/rules'
import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class FoundPartnership {
  constructor(readonly data: { readonly partnership: PartnershipEntry }) {}
}

/**
 * Records who and where the partnership is: areas, agencies and agreements of the file that are new, in its order. Reading the same file again
 * records nothing. What the files recorded may not change or go here: cases name these ids. What was changed, ended or added on screen stays as it was
 * made there: the files are compared with what they said themselves, and an id that stands already is not recorded again (docs/adr/0017).
 * @throws Refusal partnership.another, partnership.register-changed
 */
export function decideFoundPartnership({ data: { partnership } }: FoundPartnership, state: Partnership): readonly PartnershipEvent[] {
  const { id: partnershipId, name, groups, areas, agencies, agreements = [] } = partnership
  if (state.founded && state.founded.id !== partnershipId) throw refusal('partnership.another')
  const changed = [
    ...differing('The partnership', state.founded ? [state.founded] : [], [{ id: partnershipId, name, groups }]),
    ...differing('Area', [...state.filed.areas.values()], areas),
    ...differing('Agency', [...state.filed.agencies.values()], agencies),
  ]
  if (changed.length > 0) {
    const code = 'partnership.register-changed'
    throw new Refusal(code, `${refusal.sentences[code]} ${changed.join(' ')}`)
  }
  return [
    ...(state.founded ? [] : [{ type: 'PartnershipFounded', data: { partnershipId, name, groups } } as const]),
    ...areas.filter(area => !state.areas.has(area.id)).map(({ id: areaId, ...area }) => ({ type: 'AreaDefined', data: { areaId, ...area } }) as const),
    ...agencies.filter(agency => !state.agencies.has(agency.id)).map(({ id: agencyId, ...agency }) => ({ type: 'AgencyRegistered', data: { agencyId, ...agency } }) as const),
    ...agreements
      .filter(({ agency, reference }) => !state.agreements.get(agency)?.some(recorded => recorded.reference === reference))
      .map(({ agency: agencyId, ...agreement }) => ({ type: 'AgreementRecorded', data: { agencyId, ...agreement } }) as const),
  ]
}

/** A sentence for each recorded entry that the file has otherwise, or no longer. */
function differing<T extends { readonly id: string; readonly name: string }>(what: string, recorded: readonly T[], inFile: readonly T[]): readonly string[] {
  return recorded.flatMap(entry => {
    const now = inFile.find(({ id }) => id === entry.id)
    if (now === undefined) return [`${what} ${entry.id} is gone.`]
    return canonical(now) === canonical(entry) ? [] : [`${what} ${entry.id} is not as recorded.`]
  })
}

/** The same text for the same content, whatever the order of its keys. */
const canonical = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
