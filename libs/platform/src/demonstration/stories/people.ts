import { addDays, londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import type { PossibleMatches } from '@lantern/marac'
import type { Stage } from '../case-story.js'
import type { Chance } from '../chance.js'
import { address } from '../invented.js'
import { later } from '../moments.js'

/** Whom a referral told of, as far as a later one may tell of them again. */
export interface ToldOf {
  readonly at: Instant
  readonly area: string
  readonly victimName: string
  readonly victimDateOfBirth: string
  readonly perpetrators: readonly { readonly name: string }[]
  readonly children: readonly object[]
}

/** What the story looks up of people, once the views have caught up. */
export interface Matching {
  readonly of: (by: Actor, ref: string) => ReturnType<PossibleMatches['of']>
  readonly openOf: (by: Actor, ref: string) => Promise<readonly string[]>
}

const fears = ['Her brother in law, who drives past the house.', 'His mother and both of his sisters.', 'Nobody but him, she says.']
const safe = ['Her sister in Dover; the school secretary.', 'Her manager at work, who lets her use the office.', 'The neighbour with the dog.']
const notSafe = ['His mother, who picks up the telephone.', 'The older son, who tells his father everything.']
const means = ['Text message that names nobody.', 'Through her manager at work.', 'E-mail to the address that only she knows.']

/** Names as they are heard on the telephone, and dates as they are mistaken: the same person, spelled otherwise. */
function misheard(name: string, chance: Chance): string {
  if (!chance.happens(0.4)) return name
  const heard: readonly (readonly [RegExp, string])[] = [[/k/, 'c'], [/ph?/, 'f'], [/ll?/, 'l'], [/i/, 'y'], [/ss?/, 's'], [/tt?/, 'tt']]
  return heard.reduce((spelled, [sound, letter]) => (chance.happens(0.3) ? spelled.replace(sound, letter) : spelled), name)
}
function mistaken(date: string, chance: Chance): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return chance.happens(0.15) && Number(day) <= 12 ? `${year}-${day}-${month}` : date
}

/**
 * The people of an earlier referral of the area, for about a third of all (repeat rates of 31 to 34 per cent are published), or nobody.
 * One further incident in six follows within days, while the case is open; of ten one is told of by another victim of the same perpetrator.
 */
export function toldAgain(chance: Chance, earlier: readonly ToldOf[], at: Instant, area: string): Partial<Pick<ToldOf, 'victimName' | 'victimDateOfBirth' | 'perpetrators' | 'children'>> | undefined {
  const days = chance.happens(0.16) ? 3 : 28
  const before = earlier.filter(each => each.area === area && londonDate(each.at) <= addDays(londonDate(at), -days))
  if (!chance.happens(0.38) || before.length === 0) return undefined
  const { victimName, victimDateOfBirth, perpetrators, children } = chance.of(before)
  if (chance.happens(0.1)) return { perpetrators: perpetrators.map(each => ({ ...each, name: misheard(each.name, chance) })) }
  return {
    victimName: misheard(victimName, chance),
    victimDateOfBirth: mistaken(victimDateOfBirth, chance),
    perpetrators: perpetrators.map(each => ({ ...each, name: misheard(each.name, chance) })),
    children,
  }
}

/** Before the Hub decides it says who is who, where date of birth or address speak for a match beside the name. */
export async function sayWhoIsWho({ send, matching }: Stage, by: Actor, at: Instant, ref: string): Promise<void> {
  for (const { person, matches } of await matching.of(by, ref)) {
    // With one of them: who was said to be the same as that one before is so with this one too.
    const match = matches.find(({ other, because, said }) => !said && because.length > 1 && other.role === person.role)
    if (match) await send(by, at, 'marac', 'merge-people', ref, { person: person.person_id, other: match.other.person_id })
  }
}

/** Some victims move, or somebody asks them whom they fear and who is safe; a death is rare. */
export function planPeople({ agenda, send, standing, chance, rules: { calendar } }: Stage, ref: string, by: Actor, openedAt: Instant): void {
  const on = (at: Instant, role: string, name: string, body: object) =>
    agenda.plan(at, async () => {
      const { status, people } = await standing(ref)
      const person = Object.entries(people).find(([, part]) => part === role)?.[0]
      if (status === 'open' && person !== undefined) await send(by, at, 'marac', name, ref, { person, ...body })
    })
  if (chance.happens(0.3)) {
    const at = later(openedAt, chance.between(1, 6), calendar, chance)
    on(at, 'victim', 'change-person-details', {
      ...(chance.happens(0.5) ? { address: address(chance), addressFrom: londonDate(at) } : {}),
      contactMeans: chance.of(means), fears: chance.of(fears), safeToTalkTo: chance.of(safe), ...(chance.happens(0.5) ? { notSafeToTalkTo: chance.of(notSafe) } : {}),
    })
  }
  if (chance.happens(0.004)) {
    const at = later(openedAt, chance.between(4, 9), calendar, chance)
    on(at, chance.happens(0.5) ? 'victim' : 'perpetrator', 'record-death', { diedOn: addDays(londonDate(at), -1), known: 'The police told the Hub. The coroner has been informed.' })
  }
}
