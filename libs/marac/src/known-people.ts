import { AccessLog, mayEver } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { beside, shapeOf, type Get, type StepsFound } from '@lantern/web-kit'
import { maracAccess } from './marac.access.js'
import { victimDetailsOf } from './marac-case/referral-form/told-by-form.js'
import { SubmitReferralInput } from './marac-case/referral-form/referral.input.js'
import type { PersonDetails } from './marac-case/marac-case.events.js'
import { roleWords } from './marac-case/people/people.words.js'
import type { PersonRole } from './marac-case/referral/referral.record.js'
import { saidOf } from './people/people.projection.js'
import { PossibleMatches } from './possible-matches/possible-matches.query.js'
import { reasonWords } from './same-person/same-person.words.js'

type Typed = Readonly<Record<string, unknown>>

/** Whoever a draft names so far. */
function namedIn(answers: Typed): readonly { readonly role: PersonRole; readonly details: PersonDetails }[] {
  const { input } = shapeOf(SubmitReferralInput, answers)
  const { victimName, perpetrators = [], children = [] } = input
  return [
    ...(victimName === undefined ? [] : [{ role: 'victim' as const, details: victimDetailsOf(Object.assign(new SubmitReferralInput(), input)) }]),
    ...perpetrators.map(details => ({ role: 'perpetrator' as const, details })),
    ...children.map(details => ({ role: 'child' as const, details })),
  ].filter(({ details }) => details.name !== '')
}

/**
 * Who of a draft may be known already, before anybody new is recorded. Only for whoever may search cases, and only from those that they may see: a referrer
 * without sight of other cases is looked up nowhere, and gets the page that everybody without a match gets (docs/adr/0015).
 */
async function knownIn(get: Get, answers: Typed, actor: Actor) {
  if (!mayEver(maracAccess, actor, 'marac.search-cases')) return undefined
  const named = namedIn(answers)
  if (named.length === 0) return undefined
  const found = await get(PossibleMatches).amongSeen(actor, named.map(({ details }) => saidOf(details)))
  await get(AccessLog).record({ actor, at: get(Clock).now(), verb: 'search', of: 'people', count: found.flat().length })
  const people = named.flatMap(({ role, details }, i) => {
    const matches = (found[i] ?? []).map(({ other, because }) => ({ ref: other.ref, name: other.name ?? 'No longer held', role: roleWords[other.role], because: because.map(reason => reasonWords[reason]).join(', ') }))
    return matches.length === 0 ? [] : [{ title: `${roleWords[role]}: ${details.name}`, matches }]
  })
  return people.length === 0 ? undefined : { people }
}

/** Offered while a referral is written, and once more before it is sent. */
export const knownPeople: StepsFound = { template: beside(import.meta.url, 'known-people'), of: knownIn }
