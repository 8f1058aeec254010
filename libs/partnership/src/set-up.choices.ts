import type { AgencyKind } from '@lantern/rules'
import type { Get } from '@lantern/web-kit'
import { currentDistricts, partsOf, type PartKind } from './partnership/parts.policy.js'
import { partWords } from './partnership/set-up.words.js'
import { Register } from './register.js'

/** Every kind but the Hub, of which there is one. */
export type OfAgency = Exclude<AgencyKind, 'hub'>

/** Parts of the set-up of these kinds as the choices of a field, by key. */
export const partChoices = (get: Get, kinds: readonly PartKind[], over: boolean): Readonly<Record<string, string>> =>
  Object.fromEntries(
    partsOf(get(Register).now())
      .filter(each => kinds.includes(each.kind) && (over || !each.over))
      .map(({ key, kind, name, over: ended }) => [key, `${partWords[kind]}: ${name}${ended ? (kind === 'agency' ? ' (has left)' : ' (ended)') : ''}`]),
  )

export const districtChoices = (get: Get): Readonly<Record<string, string>> => Object.fromEntries(currentDistricts(get(Register).now()).map(({ id, name }) => [id, name]))

/** Agencies but the Hub: those that are there, or those that have left. */
export const agenciesWhich = (get: Get, which: 'there' | 'left'): Readonly<Record<string, string>> =>
  Object.fromEntries([...get(Register).now().agencies.values()].flatMap(({ id, name, kind, left }) => (kind !== 'hub' && (left !== undefined) === (which === 'left') ? [[id, name]] : [])))
