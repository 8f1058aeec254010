import type { ClosureEntry, PartnershipEntry, RuleDocuments, RuleFile, RuleFileRefused, RuleVersion, HolidayEntry, Where } from './documents.js'
import { parseFile } from './parse-file.js'
import type { FileContent } from './shapes.js'

type Parsed = { readonly documents: RuleDocuments } | { readonly refused: readonly RuleFileRefused[] }
type PartnershipContent = NonNullable<FileContent['partnership']>

/**
 * The files of a partnership as one set of documents, or everything that is wrong with them. Pure, so that rules recorded in the log are
 * read as they were. That every rule is there is asked only of files newly loaded (missingRules): what was recorded before a rule existed stays readable.
 */
export function parseRuleFiles(files: readonly Pick<RuleFile, 'name' | 'text'>[]): Parsed {
  const parsed = files.map(parseFile)
  const refused: RuleFileRefused[] = parsed.flatMap(file => file.refused ?? [])
  if (refused.length > 0) return { refused }

  const versions: RuleVersion[] = []
  const holidays: HolidayEntry[] = []
  const closures: ClosureEntry[] = []
  const firstAt = new Map<string, Where>()
  let partnership: PartnershipEntry | undefined
  const once = (what: string, where: Where): void => {
    const first = firstAt.get(what)
    if (first) refused.push({ ...where, reason: `${what} is already there, in ${first.file} line ${first.line}.` })
    else firstAt.set(what, where)
  }

  for (const file of parsed) {
    if (file.refused) continue
    const at = (...path: (string | number)[]): Where => ({ file: file.name, line: file.lineOf(path) })
    if (file.content.partnership) {
      once('The partnership', at('partnership'))
      refused.push(...faultsOf(file.content.partnership, at, once))
      partnership = partnershipOf(file.content.partnership)
    }
    file.content.rules?.forEach((rule, r) => {
      once(`Rule ${rule.id}`, at('rules', r, 'id'))
      rule.versions.forEach(({ from, value, source, tag }, v) => {
        const where = at('rules', r, 'versions', v, 'from')
        const before = rule.versions[v - 1]
        if (before && before.from >= from) refused.push({ ...where, reason: `Versions must ascend by date: ${from} does not follow ${before.from}.` })
        versions.push({ id: rule.id, from, value, source, tag, where })
      })
    })
    file.content.holidays?.forEach(({ insteadOf, ...holiday }, h) => {
      const where = at('holidays', h, 'date')
      once(`The holiday on ${holiday.date}`, where)
      holidays.push({ ...holiday, ...(insteadOf === undefined ? {} : { insteadOf }), where })
    })
    file.content.closures?.forEach((closure, c) => {
      const where = at('closures', c, 'from')
      once(`The closure of ${closure.agency} from ${closure.from}`, where)
      if (closure.until < closure.from) refused.push({ ...where, reason: `A closure cannot end before it begins: ${closure.until} is before ${closure.from}.` })
      closures.push({ ...closure, where })
    })
  }
  const known = partnership?.agencies.map(({ id }) => id)
  if (known) refused.push(...closures.flatMap(({ agency, where }) => (known.includes(agency) ? [] : [{ ...where, reason: `There is no agency called ${agency}.` }])))
  if (!partnership) refused.push({ file: 'partnership.yaml', line: 1, reason: 'No file says which partnership this is.' })
  return refused.length > 0 || !partnership ? { refused } : { documents: { partnership, versions, holidays, ...(closures.length > 0 && { closures }) } }
}

const partnershipOf = ({ id, name, groups, areas, agencies, agreements }: PartnershipContent): PartnershipEntry => ({
  id,
  name,
  groups: groups.list,
  areas: areas.list,
  agencies: agencies.list.map(({ serves, ...agency }) => ({ ...agency, ...(serves === undefined ? {} : { serves }) })),
  ...(agreements && { agreements: agreements.list.flatMap(({ agencies: signed, ...agreement }) => signed.map(agency => ({ agency, ...agreement }))) }),
})

/** Ids that come twice, districts that no area has, and agreements of nobody or for no day. */
function faultsOf(content: PartnershipContent, at: (...path: (string | number)[]) => Where, once: (what: string, where: Where) => void): readonly RuleFileRefused[] {
  content.groups.list.forEach((group, i) => once(`Group ${group.id}`, at('partnership', 'groups', 'list', i)))
  content.areas.list.forEach((area, a) => {
    once(`Area ${area.id}`, at('partnership', 'areas', 'list', a))
    area.districts.forEach((district, d) => once(`District ${district.id}`, at('partnership', 'areas', 'list', a, 'districts', d)))
  })
  const districts = new Set(content.areas.list.flatMap(area => area.districts.map(district => district.id)))
  const agencies = new Set(content.agencies.list.map(({ id }) => id))
  const strangers = (content.agreements?.list ?? []).flatMap((agreement, i) => [
    ...(agreement.until < agreement.from ? [{ ...at('partnership', 'agreements', 'list', i, 'until'), reason: `Agreement ${agreement.reference} ends before it begins.` }] : []),
    ...agreement.agencies.flatMap((agency, a) => {
      once(`Agreement ${agreement.reference} of ${agency}`, at('partnership', 'agreements', 'list', i, 'agencies', a))
      return agencies.has(agency) ? [] : [{ ...at('partnership', 'agreements', 'list', i, 'agencies', a), reason: `Agreement ${agreement.reference} names ${agency}, which is no agency of the file.` }]
    }),
  ])
  const misplaced = content.agencies.list.flatMap((agency, i) => {
    once(`Agency ${agency.id}`, at('partnership', 'agencies', 'list', i))
    return (agency.serves ?? []).flatMap((district, s) =>
      districts.has(district) ? [] : [{ ...at('partnership', 'agencies', 'list', i, 'serves', s), reason: `Agency ${agency.id} serves ${district}, which is a district of no area.` }],
    )
  })
  // By this id the system acts for the Hub, and asks and tells it.
  const otherHubs = content.agencies.list.flatMap(({ id, kind }, i) => ((kind === 'hub') === (id === 'hub') ? [] : [{ ...at('partnership', 'agencies', 'list', i, 'id'), reason: `The Hub, and nobody else, has the id hub: ${id} is of kind ${kind}.` }]))
  return [...strangers, ...misplaced, ...otherHubs]
}
