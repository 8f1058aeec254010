import { checklistItems, consentWords, criterionWords, disabilities, ethnicities, genders, groundForGoingWithoutWords, knownWords, sexualOrientations } from '@lantern/marac'

/** The columns of the file, in the order of docs/samples/referrals.csv. Only the first ones marked * must be filled (docs/how-to/import-referrals.md). */
export const perpetrators = 3
export const children = 6

const single = {
  agency: 'agency',
  reference: 'agencyReference',
  area: 'area',
  district: 'district',
  criteria: 'criteria',
  reason: 'reason',
  victim_name: 'victimName',
  victim_aliases: 'victimAliases',
  victim_date_of_birth: 'victimDateOfBirth',
  victim_address: 'victimAddress',
  telephone: 'telephone',
  safe_to_call: 'safeToCall',
  safe_when: 'safeWhen',
  tool: 'tool',
  tool_version: 'toolVersion',
  score: 'score',
  max_score: 'maxScore',
  items: 'items',
  judgement: 'judgement',
  other_items: 'otherItems',
  feared: 'feared',
  safe_to_talk_to: 'safeToTalkTo',
  not_safe_to_talk_to: 'notSafeToTalkTo',
  wants: 'wants',
  victim_knows: 'victimKnows',
  why_not_told: 'whyNotTold',
  consent: 'consent',
  consent_limits: 'consentLimits',
  consent_ground: 'consentGround',
  consent_ground_note: 'consentGroundNote',
  first_language: 'firstLanguage',
  interpreter: 'interpreter',
  access_needs: 'accessNeeds',
  gender: 'gender',
  ethnicity: 'ethnicity',
  sexual_orientation: 'sexualOrientation',
  disability: 'disability',
  professionals_at_risk: 'professionalsAtRisk',
  professionals_note: 'professionalsNote',
  previous_marac: 'previousMarac',
  crime_number: 'crimeNumber',
  officer: 'officer',
  victim_gp: 'victimGp',
  victim_landlord: 'victimLandlord',
} as const

const perPerpetrator = { name: 'name', aliases: 'aliases', date_of_birth: 'dateOfBirth', address: 'address', relationship: 'relationship' } as const
const perChild = { name: 'name', date_of_birth: 'dateOfBirth', expected_on: 'expectedOn', relation: 'relation', relation_to_perpetrator: 'relationToPerpetrator', school: 'school', views: 'views' } as const

const numbered = (word: string, n: number): string => (n === 0 ? word : `${word}_${n + 1}`)

function pathsOfColumns(): ReadonlyMap<string, string> {
  const paths = new Map<string, string>(Object.entries(single))
  for (let n = 0; n < perpetrators; n++)
    for (const [column, field] of Object.entries(perPerpetrator)) paths.set(`${numbered('perpetrator', n)}_${column}`, `perpetrators.${n}.${field}`)
  for (let n = 0; n < children; n++) for (const [column, field] of Object.entries(perChild)) paths.set(`${numbered('child', n)}_${column}`, `children.${n}.${field}`)
  return paths
}

/** Column of the file -> path in the referral: perpetrator_2_name -> perpetrators.1.name. */
export const pathOf: ReadonlyMap<string, string> = pathsOfColumns()

/** Columns that hold one of fixed answers, written as its key or in its words. */
export const oneOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  victim_knows: knownWords,
  consent: consentWords,
  consent_ground: groundForGoingWithoutWords,
  interpreter: knownWords,
  gender: genders,
  ethnicity: ethnicities,
  sexual_orientation: sexualOrientations,
  professionals_at_risk: knownWords,
}

/** Columns that hold any number of them. */
export const someOf: Readonly<Record<string, Readonly<Record<string, string>>>> = { criteria: criterionWords, items: checklistItems, disability: disabilities }

/** Without them no row can be read. */
export const neededColumns = ['agency', 'reference', 'area', 'criteria', 'reason', 'victim_name', 'safe_to_call', 'perpetrator_name', 'tool', 'score', 'max_score', 'judgement'] as const

/** The column in which a field of the referral was written. Rows left blank do not count, so indexes are those of `kept`. */
export function columnOf(path: string, kept: { readonly perpetrators: readonly number[]; readonly children: readonly number[] }): string {
  const [list, index, field] = path.split('.')
  const row = list === 'perpetrators' || list === 'children' ? kept[list][Number(index)] : undefined
  const full = row === undefined ? path : field === undefined ? path : `${list}.${row}.${field}`
  for (const [column, of] of pathOf) if (of === full) return column
  return path.startsWith('perpetrators') ? 'perpetrator_name' : path.startsWith('children') ? 'child_name' : (list ?? path)
}

/** Columns as people head them: "Victim name", "victim-name" and "VICTIM_NAME" are one. */
export const columnNamed = (heading: string): string => heading.normalize('NFKC').trim().toLowerCase().replace(/[\s-]+/g, '_').replace(/^(perpetrator|child)_1_/, '$1_')
