import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { inDate, inDateTime, inPlural, type Button, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseAsAt } from '../case-as-at.js'
import type { AccessOfCase } from '../case-access/case-access.query.js'
import { scopeWords } from '../marac-case/marac-case.words.js'
import { accessCommands } from '../marac-case/marac-case.allowed.js'

const accessNames: readonly string[] = accessCommands

/** What would be refused as things stand. */
function pointless({ excluded, restriction }: AccessOfCase): readonly string[] {
  return [...(excluded === 0 ? ['lift-exclusion'] : []), ...(restriction ? [] : ['lift-restriction'])]
}

function rowsOf({ excluded, declared, restriction, given }: AccessOfCase, grounds: readonly string[], names: Names, today: CalendarDate): readonly SummaryRow[] {
  const own = declared === 0 ? '' : `, of whom ${declared} declared a conflict of interest`
  return [
    { key: 'Agencies on the case', value: grounds.join('\n') },
    ...given.map(({ user, agency, scope, until, reason, by, at }) => ({
      key: until >= today ? 'Given for a time' : 'Given for a time, and ended',
      value: `${names.user(user)}, ${names.agency(agency)}. ${scopeWords[scope]}, until ${inDate(until)}\n${reason ?? 'No longer held'}\nGiven ${inDateTime(at)}, by ${names.user(by.user)}`,
    })),
    { key: 'Excluded', value: excluded === 0 ? 'Nobody' : `${inPlural(excluded, 'person', 'people')}${own}` },
    ...(restriction
      ? [
          { key: 'Restricted to', value: restriction.users.map(names.user).join('\n') },
          { key: 'Why it is restricted', value: restriction.reason ?? 'No longer held' },
          { key: 'Restricted', value: `${inDateTime(restriction.at)}, by ${names.user(restriction.by.user)}` },
        ]
      : [{ key: 'Restricted', value: 'No: everybody on the case sees it' }]),
  ]
}

/** By which ground each agency sees the case, the first first. The Hub sees every case, and the IDVA service of its area each from the referral on. */
function groundsOf(record: CaseAsAt, idva: readonly string[], names: Names): readonly string[] {
  const grounds = new Map<string, string[]>()
  const add = (agency: string, ground: string) => grounds.set(agency, [...(grounds.get(agency) ?? []), ground])
  add(record.agency, `referred it on ${inDate(record.referredAt)}`)
  for (const agency of idva) add(agency, 'IDVA service of the area')
  for (const { agency, referredOn } of record.incidents) add(agency, `referred a further incident on ${inDate(referredOn)}`)
  for (const { agency, requestedAt, state } of record.research) if (state !== 'called-off') add(agency, `asked for research on ${inDate(requestedAt)}`)
  for (const { agency } of record.actions) if (!grounds.has(agency)) add(agency, 'has an action on it')
  return [...grounds].map(([agency, why]) => `${names.agency(agency)}: ${why.join(', ')}`)
}

/** Who may know of the case, for the Hub; for everybody, what they can do about it. `access` is undefined for whoever may not be told; `idva` are the IDVA services of the area. */
export const accessSectionOf = (access: AccessOfCase | undefined, record: CaseAsAt, idva: readonly string[], buttons: readonly Button[], names: Names) => ({
  rows: access && rowsOf(access, groundsOf(record, idva, names), names, londonDate(record.asAt)),
  links: buttons.filter(({ name }) => accessNames.includes(name) && !(access && pointless(access).includes(name))),
})

/** The buttons above the case: what is done with it, not who may know of it. */
export const withoutAccess = (buttons: readonly Button[]): readonly Button[] => buttons.filter(({ name }) => !accessNames.includes(name))
