import { inDateTime, inPlural, type Button, type Names, type SummaryRow } from '@lantern/web-kit'
import type { AccessOfCase } from '../case-access/case-access.query.js'
import { accessCommands } from '../marac-case/marac-case.allowed.js'

const accessNames: readonly string[] = accessCommands

/** What would be refused as things stand. */
function pointless({ excluded, restriction }: AccessOfCase): readonly string[] {
  return [...(excluded === 0 ? ['lift-exclusion'] : []), ...(restriction ? [] : ['lift-restriction'])]
}

function rowsOf({ excluded, declared, restriction }: AccessOfCase, names: Names): readonly SummaryRow[] {
  const own = declared === 0 ? '' : `, of whom ${declared} declared a conflict of interest`
  return [
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

/** Who may know of the case, for the Hub; for everybody, what they can do about it. `access` is undefined for whoever may not be told. */
export const accessSectionOf = (access: AccessOfCase | undefined, buttons: readonly Button[], names: Names) => ({
  rows: access && rowsOf(access, names),
  links: buttons.filter(({ name }) => accessNames.includes(name) && !(access && pointless(access).includes(name))),
})

/** The buttons above the case: what is done with it, not who may know of it. */
export const withoutAccess = (buttons: readonly Button[]): readonly Button[] => buttons.filter(({ name }) => !accessNames.includes(name))
