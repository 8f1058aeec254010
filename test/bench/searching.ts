import { ActionsOf, actionListProjection } from '@lantern/actions'
import { EventStore } from '@lantern/event-store'
import { caseListProjection, Cases, CaseSearch, peopleProjection, peopleWordsProjection, maracCase, type CaseTerms } from '@lantern/marac'
import { openViews, rebuild, type AnyProjection } from '@lantern/projections'
import { openSealed, sealed } from '@lantern/testing/sealed'
import { recorded } from '@lantern/testing/projected'
import { SystemClock } from '@lantern/clock'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { caseRef } from './case-history.js'
import type { Measure } from './measure.js'
import { many } from './reading.js'
import { coordinator } from './running.js'
import { interleaved, median, medianRatio, quantile } from './statistics.js'

const searches = 60
const peopleACase = 4

/**
 * Finding people by name, by sound and by date of birth among all who are known, beside one statement of bare SQLite that looks the two words
 * of the name up in the same index, as they are spelled.
 */
export const searching: Measure = {
  ids: ['search.ratio', 'search.p95'],
  async run(bench) {
    const cases = (bench.full ? 500_000 : 40_000) / peopleACase
    bench.say(`making the views of ${many(cases * peopleACase)} people`)
    const file = join(bench.folder, 'views.db')
    const views = await openViews({ kind: 'sqlite', file })
    const wanted = [caseListProjection, peopleProjection, peopleWordsProjection, actionListProjection] as unknown as readonly AnyProjection[]
    const source = { store: referrals(cases), sealer: { load: async () => undefined, open: openSealed }, streams: [maracCase], clock: new SystemClock() }
    await rebuild(views.engine, source, wanted)
    const known = new Cases(views.views, new ActionsOf(views.views, Object.create(EventStore.prototype) as EventStore), { of: () => [], areasOf: () => [] } as never, source.clock, { now: () => true } as never)
    const search = new CaseSearch(known, views.views)
    const plain = new DatabaseSync(file, { readOnly: true })
    const bearing = 'ref in (select ref from people_words where word >= ? and word < ?)'
    const lookUp = plain.prepare(`select * from case_list where ${bearing} and ${bearing} order by referred_at desc, ref limit 51`)
    bench.say('searching in turns')
    const all: number[] = []
    let turn = 0
    const got = await interleaved(bench.rounds, {
      found: async round => {
        const took: number[] = []
        for (let n = 0; n < searches; n += 1) {
          const terms = termsOf(turn++, cases)
          const started = performance.now()
          const refs = await search.find(coordinator, terms)
          await search.show(coordinator, refs.slice(0, 25), terms)
          took.push(performance.now() - started)
        }
        if (round >= 0) all.push(...took)
        return median(took)
      },
      lookedUp: () => {
        const took = Array.from({ length: searches }, (_, n) => {
          const person = numberOf(turn + n, cases)
          const [given, family] = [givenOf(person).toLowerCase(), familyOf(person).toLowerCase()]
          const started = performance.now()
          lookUp.all(given, `${given}\uffff`, family, `${family}\uffff`)
          return performance.now() - started
        })
        return median(took)
      },
    })
    plain.close()
    await views.close()
    const size = `${many(cases * peopleACase)} people on ${many(cases)} cases`
    return [
      { id: 'search.ratio', value: medianRatio(got.found, got.lookedUp), size, of: `${median(got.found).toFixed(2)} of ${median(got.lookedUp).toFixed(3)} ms` },
      { id: 'search.p95', value: quantile(all, 0.95), size },
    ]
  },
}

/** What people search by: a whole name, a name as it was heard, a name and a date of birth that is easily mistaken. */
function termsOf(turn: number, cases: number): CaseTerms {
  const person = numberOf(turn, cases)
  const name = `${givenOf(person)} ${familyOf(person)}`
  return [{ name }, { name: name.replace(/[aeiou]/, 'e') }, { name, dateOfBirth: bornOn(person) }][turn % 3] ?? { name }
}

/** Somebody anywhere among all; the same in every run. */
const numberOf = (turn: number, cases: number): number => (turn * 7_919) % (cases * peopleACase)

const syllables = ['ba', 'den', 'kor', 'li', 'mar', 'nes', 'o', 'pil', 'ra', 'shan', 'ter', 'u', 'vel', 'wy', 'zan', 'gro', 'hal', 'jo', 'fi', 'cas'] as const
const word = (n: number, parts: number): string => {
  let text = ''
  for (let rest = n, i = 0; i < parts; rest = Math.floor(rest / syllables.length), i += 1) text += syllables[rest % syllables.length] ?? ''
  return text.charAt(0).toUpperCase() + text.slice(1)
}
/** Names are not spread evenly: of ten people three bear one of the twenty most usual family names. */
const familyOf = (person: number): string => word(person % 10 < 3 ? person % 20 : (person * 104_729) % 160_000, 4)
const givenOf = (person: number): string => word(person % 10 < 5 ? person % 50 : (person * 15_485) % 8_000, 3)
const bornOn = (person: number): string => `${1940 + (person % 80)}-${String(1 + (person % 12)).padStart(2, '0')}-${String(1 + (person % 28)).padStart(2, '0')}`

/** A log of as many referrals, made as it is read. */
function referrals(cases: number) {
  const person = (n: number) => ({ personId: `p${n}`, details: sealed({ name: `${givenOf(n)} ${familyOf(n)}`, dateOfBirth: bornOn(n), address: `${n} Nowhere Lane` }, `person-p${n}`) })
  const event = (n: number) => {
    const ref = caseRef(n)
    const [victim, perpetrator, first, second] = [0, 1, 2, 3].map(i => person(n * peopleACase + i))
    const data = {
      ...{ caseId: ref, area: 'east', agency: 'kent-police', source: 'form', criteria: ['visible-high-risk'], reason: sealed('Invented', `case-${ref}`) },
      ...{ victim: { ...victim, safeContact: sealed({ safeToCall: true }, 'x') }, perpetrators: [perpetrator], children: [first, second] },
      ...{ risk: { tool: 'dash', toolVersion: sealed('', 'x'), score: 16, maxScore: 24, items: sealed([], 'x'), judgement: sealed('', 'x') }, triageDueOn: '2026-02-03' },
    }
    const at = new Date(Date.parse('2026-02-02T09:00:00.000Z') + n * 1_000).toISOString()
    return recorded(`maracCase-${ref}`, [{ type: 'ReferralSubmitted', data } as never], { at }).map(each => ({ ...each, position: BigInt(n) }))
  }
  return {
    head: async () => BigInt(cases - 1),
    readForFolds: async ({ after, max = 1_000 }: { readonly after: bigint; readonly max?: number }) => Array.from({ length: Math.min(max, cases - 1 - Number(after)) }, (_, i) => event(Number(after) + 1 + i)).flat(),
  }
}
