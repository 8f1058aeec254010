import { mayEver } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { maracAccess, seesAll } from './marac.access.js'

/** The pages of a case that a person may open, one of which is shown. */
export const casePagesOf = (ref: string, actor: Actor, current: 'Case' | 'Plan' | 'Dates' | 'Possible matches' | 'Messages' | 'History' | 'Who has looked') =>
  [
    { text: 'Case', href: `/cases/${ref}` },
    { text: 'Plan', href: `/cases/${ref}/plan` },
    { text: 'Dates', href: `/cases/${ref}/dates` },
    ...(seesAll(actor) ? [{ text: 'Possible matches', href: `/cases/${ref}/possible-matches` }] : []),
    { text: 'Messages', href: `/cases/${ref}/messages` },
    { text: 'History', href: `/cases/${ref}/history` },
    ...(mayEver(maracAccess, actor, 'marac.see-readers') ? [{ text: 'Who has looked', href: `/cases/${ref}/readers` }] : []),
  ].map(page => ({ ...page, ...(page.text === current && { current: true }) }))
