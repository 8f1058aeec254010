import type { Actor, CalendarDate } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { Cases } from '../cases.js'
import { folded } from '../same-person/names.policy.js'

/** What is searched for; what is given must all hold. */
export interface CaseTerms {
  readonly name?: string | undefined
  readonly dateOfBirth?: CalendarDate | undefined
  readonly ref?: string | undefined
}

/** More are not shown: the search is to be made narrower. */
export const mostFound = 50

/** Finds cases by the names, aliases and dates of birth of everybody on them. Only what the person may see is ever found. */
@Injectable()
export class CaseSearch {
  constructor(private readonly cases: Cases) {}

  /** References of what matches, the newest first; one more than `mostFound` when there are too many. */
  async find(actor: Actor, { name, dateOfBirth, ref }: CaseTerms): Promise<readonly string[]> {
    let rows = this.cases.searchableBy(actor)
    // Folded words hold letters and digits only, so nothing in them is a sign of LIKE.
    for (const word of folded(name ?? '').split(' ')) if (word !== '') rows = rows.where(sql<boolean>`row.names like ${`%${word}%`}`)
    if (dateOfBirth !== undefined) rows = rows.where(sql<boolean>`row.birth_dates like ${`%${dateOfBirth}%`}`)
    if (ref !== undefined) rows = rows.where('ref', '=', ref)
    const found = await rows.select('ref').orderBy('referred_at', 'desc').orderBy('ref').limit(mostFound + 1).execute()
    return found.map(row => row.ref)
  }

  /** The rows behind references found before, as far as the person may still see them. */
  async show(actor: Actor, refs: readonly string[]): Promise<readonly CaseRow[]> {
    if (refs.length === 0) return []
    return this.cases.visibleTo(actor).selectAll().where('ref', 'in', refs).orderBy('referred_at', 'desc').orderBy('ref').execute()
  }
}
