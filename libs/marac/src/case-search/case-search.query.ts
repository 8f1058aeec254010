import type { Actor, CalendarDate } from '@lantern/decision'
import { Views, type RowQuery } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { peopleProjection } from '../people/people.projection.js'
import { peopleWordsProjection, type PersonWordRow } from '../people-words/people-words.projection.js'
import { soundsOf, wordsOf } from '../same-person/names.policy.js'
import { easilyMistakenFor } from '../same-person/matching.policy.js'
import { foundBy, type FoundBy } from './found-by.policy.js'

/** What is searched for; what is given must all hold. */
export interface CaseTerms {
  readonly name?: string | undefined
  readonly dateOfBirth?: CalendarDate | undefined
  readonly ref?: string | undefined
}

/** A case that was found, and by what. */
export interface FoundCase {
  readonly row: CaseRow
  readonly by: readonly FoundBy[]
}

/** More are not shown: the search is to be made narrower. */
export const mostFound = 50

/**
 * Finds cases by the names, aliases and dates of birth of everybody on them: as they are spelled first, then as they sound, and with dates that
 * are easily mistaken. Only what the person may see is ever found.
 */
@Injectable()
export class CaseSearch {
  constructor(
    private readonly cases: Cases,
    private readonly views: Views,
  ) {}

  /** References of what matches, what is spelled so first and then the newest; one more than `mostFound` when there are too many. */
  async find(actor: Actor, terms: CaseTerms): Promise<readonly string[]> {
    const exact = await this.refs(actor, terms, word => [this.words().where('word', '>=', word).where('word', '<', `${word}\uffff`)], [terms.dateOfBirth ?? []].flat())
    if (exact.length > mostFound || (terms.name === undefined && terms.dateOfBirth === undefined)) return exact
    const dates = terms.dateOfBirth === undefined ? [] : easilyMistakenFor(terms.dateOfBirth, { also: terms.name !== undefined })
    const alike = await this.refs(actor, terms, word => (['sound', 'other_sound'] as const).map(heard => this.words().where(heard, 'in', soundsOf(word))), dates)
    return [...new Set([...exact, ...alike])].slice(0, mostFound + 1)
  }

  /** The cases behind references found before, in their order, as far as the person may still see them. */
  async show(actor: Actor, refs: readonly string[], terms: CaseTerms): Promise<readonly FoundCase[]> {
    if (refs.length === 0) return []
    const rows = await this.cases.visibleTo(actor).selectAll().where('ref', 'in', refs).execute()
    const people = await this.views.rows(peopleProjection).selectAll().where('ref', 'in', rows.map(({ ref }) => ref)).execute()
    return rows
      .toSorted((a, b) => refs.indexOf(a.ref) - refs.indexOf(b.ref))
      .map(row => ({ row, by: people.filter(({ ref }) => ref === row.ref).flatMap(person => foundBy(terms, person) ?? []) }))
  }

  /** `matches` gives the ways in which a word can be meant. Each is a look-up of its own in one index: of an "or" over two a database reads every row. */
  private async refs(actor: Actor, { name, ref }: CaseTerms, matches: (word: string) => readonly RowQuery<PersonWordRow>[], dates: readonly CalendarDate[]): Promise<readonly string[]> {
    let rows = this.cases.searchableBy(actor)
    const ways = wordsOf(name ?? '').map(word => matches(word).map(found => found.select('ref')))
    // Usual names are on thousands of cases, which the database reads one by one; first it is to leave those that have all of them.
    const bearing = ways.every(({ length }) => length === 1) ? reduced(ways.flat(), (all, more) => all.intersect(more)) : ways.flatMap(way => reduced(way, (all, more) => all.unionAll(more)))
    for (const refs of bearing) rows = rows.where('ref', 'in', refs)
    if (dates.length > 0) rows = rows.where('ref', 'in', this.words().where('birth_date', 'in', dates).select('ref'))
    if (ref !== undefined) rows = rows.where('ref', '=', ref)
    const found = await rows.select('ref').orderBy('referred_at', 'desc').orderBy('ref').limit(mostFound + 1).execute()
    return found.map(each => each.ref)
  }

  private words(): RowQuery<PersonWordRow> {
    return this.views.rowsAway(peopleWordsProjection)
  }
}

/** All in one; none of none. */
const reduced = <T>(all: readonly T[], together: (before: T, next: T) => T): readonly T[] => (all.length === 0 ? [] : [all.reduce(together)])
