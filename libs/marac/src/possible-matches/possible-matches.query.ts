import type { Actor } from '@lantern/decision'
import { Views, type RowQuery } from '@lantern/projections'
import type { Get } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { peopleProjection, saidBy, type PersonRow } from '../people/people.projection.js'
import { peopleWordsProjection, type PersonWordRow } from '../people-words/people-words.projection.js'
import { reasonsFor, weightOf, type Said } from '../same-person/matching.policy.js'
import { folded, soundsOf, wordsOf } from '../same-person/names.policy.js'
import type { Known, MatchReason } from '../same-person/same-person.events.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { SamePeople } from '../same-people/same-people.query.js'

/** Another record that may be of the same person, why, and what somebody said of it. */
export interface Match {
  readonly other: PersonRow
  readonly because: readonly MatchReason[]
  readonly said?: { readonly same: boolean; readonly by: string; readonly at: string }
}

export interface PersonMatches {
  readonly person: PersonRow
  readonly matches: readonly Match[]
}

/** More are never shown: what speaks most for a match comes first. */
const mostMatches = 12
/** Candidates looked at for one person. Common names without a date of birth would else bring half the county. */
const mostCandidates = 400

/** Who of a case may have been told of before, over all cases but those that the reader is excluded from. For the Hub alone. */
@Injectable()
export class PossibleMatches {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly samePeople: SamePeople,
  ) {}

  /** Everybody on the case with their matches, those that nobody has said anything of first. */
  async of(actor: Actor, ref: string): Promise<readonly PersonMatches[]> {
    const [people, hidden] = await Promise.all([this.views.rows(peopleProjection).selectAll().where('ref', '=', ref).execute(), this.cases.hiddenFrom(actor.user)])
    if (hidden.includes(ref)) return []
    const found: PersonMatches[] = []
    for (const person of people.toSorted((a, b) => order[a.role] - order[b.role])) found.push({ person, matches: await this.matching(person, hidden) })
    return found
  }

  /** How many matches wait for somebody to say whether they are the same person. */
  async waiting(actor: Actor, ref: string): Promise<number> {
    return (await this.of(actor, ref)).reduce((sum, { matches }) => sum + matches.filter(({ said }) => said === undefined).length, 0)
  }

  /** The same for several cases. */
  async waitingOn(actor: Actor, refs: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>()
    for (const ref of refs) counts.set(ref, await this.waiting(actor, ref))
    return counts
  }

  /**
   * Who may be known already of people that are only about to be told of, each with what speaks for it: among the cases that this person may see and
   * no other. What they may not see is left out of the look-up itself, so that no answer tells that it is there.
   */
  async amongSeen(actor: Actor, people: readonly Said[]): Promise<readonly (readonly Match[])[]> {
    const seen = () => this.words().where('ref', 'in', this.cases.visibleTo(actor).select('ref'))
    return Promise.all(people.map(async said => this.alike(said, await this.candidates(said, seen))))
  }

  /** What speaks most for a match first. */
  private async alike(said: Said, ids: readonly string[]): Promise<readonly Match[]> {
    if (ids.length === 0) return []
    const rows = await this.views.rows(peopleProjection).selectAll().where('person_id', 'in', ids).execute()
    return rows
      .flatMap(other => {
        const because = reasonsFor(said, saidBy(other))
        return because.length > 0 ? [{ other, because }] : []
      })
      .toSorted((a, b) => weightOf(b.because) - weightOf(a.because) || (a.other.referred_at < b.other.referred_at ? 1 : -1))
      .slice(0, mostMatches)
  }

  private async matching(person: PersonRow, hidden: readonly string[]): Promise<readonly Match[]> {
    const said = await this.samePeople.said([person.person_id])
    const told = said.map(({ one, other }) => (one === person.person_id ? other : one))
    const ids = [...new Set([...(await this.candidates(saidBy(person))), ...told])].filter(id => id !== person.person_id)
    if (ids.length === 0) return []
    const rows = await this.views.rows(peopleProjection).selectAll().where('person_id', 'in', ids).execute()
    return rows
      .filter(row => row.ref !== person.ref && !hidden.includes(row.ref))
      .flatMap(row => {
        const because = reasonsFor(saidBy(person), saidBy(row))
        const known = said.find(({ two }) => two === twoOf(person.person_id, row.person_id))
        return because.length > 0 || known ? [{ other: row, because, ...(known && { said: { same: known.same === 1, by: known.said_by, at: known.said_at } }) }] : []
      })
      .toSorted((a, b) => Number(a.said !== undefined) - Number(b.said !== undefined) || weightOf(b.because) - weightOf(a.because) || (a.other.referred_at < b.other.referred_at ? 1 : -1))
      .slice(0, mostMatches)
  }

  /** Records that share a date of birth, an address, a sound with the year or day of birth, or the sounds of two words of a name. */
  private async candidates({ names, birthDates, addresses }: Said, words = () => this.words()): Promise<readonly string[]> {
    const sounds = [...new Set(names.flatMap(wordsOf).flatMap(soundsOf))]
    const rows = () => words().select('person_id').distinct()
    const sounding = (codes: readonly string[], from: RowQuery<PersonWordRow>) => from.where(row => row.or([row('sound', 'in', codes), row('other_sound', 'in', codes)]))
    const queries = [
      ...(birthDates.length === 0 ? [] : [rows().where('birth_date', 'in', birthDates)]),
      ...(addresses.length === 0 ? [] : [rows().where('address', 'in', addresses.map(folded))]),
      ...(sounds.length === 0
        ? []
        : birthDates.flatMap(date => [
            rows().where('sound', 'in', sounds).where('birth_date', '>=', `${date.slice(0, 4)}-01-01`).where('birth_date', '<=', `${date.slice(0, 4)}-12-31`),
            rows().where('sound', 'in', sounds).where('birth_day', '=', date.slice(5)),
          ])),
      ...names.flatMap(name => {
        const [first, ...rest] = wordsOf(name)
        const family = rest.at(-1)
        if (first === undefined || family === undefined) return []
        const both = sounding(soundsOf(family), words()).where('person_id', 'in', sounding(soundsOf(first), words()).select('person_id')).select('person_id').distinct()
        // A date of birth that differs speaks against a name, so that only records without one are looked at for the name alone.
        return [birthDates.length === 0 ? both : both.where('birth_date', 'is', null)]
      }),
    ]
    const found = await Promise.all(queries.map(query => query.limit(mostCandidates).execute()))
    return [...new Set(found.flat().map(({ person_id: id }) => id))]
  }

  private words(): RowQuery<PersonWordRow> {
    return this.views.rows(peopleWordsProjection)
  }
}

/** What the commands of matching read at the edge, and offer: nobody is said to be somebody whom the reader may not see. */
export const matchesOf = (get: Get, ref: string, actor: Actor): Promise<readonly PersonMatches[]> => get(PossibleMatches).of(actor, ref)

export const matchChoices = (found: readonly PersonMatches[]) => ({
  person: Object.fromEntries(found.map(({ person }) => [person.person_id, person.name ?? person.person_id])),
  other: Object.fromEntries(found.flatMap(({ matches }) => matches.map(({ other }) => [other.person_id, `${other.name ?? other.person_id} (${other.ref})`]))),
})

/** A person of the case, or of a match, as the event names them. */
export function knownIn(found: readonly PersonMatches[], id: string): Known {
  const row = found.flatMap(({ person, matches }) => [person, ...matches.map(({ other }) => other)]).find(({ person_id }) => person_id === id)
  return { personId: id, caseId: row?.ref ?? '' }
}

export const becauseOf = (found: readonly PersonMatches[], person: string, other: string): readonly MatchReason[] =>
  found.find(each => each.person.person_id === person)?.matches.find(match => match.other.person_id === other)?.because ?? []

const order: Readonly<Record<PersonRow['role'], number>> = { victim: 0, perpetrator: 1, child: 2 }
