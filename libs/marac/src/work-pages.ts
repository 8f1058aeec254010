import { mayEver } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { maracAccess } from './marac.access.js'

/** The pages of what there is to do, one of which is shown; nothing where there is only one. */
export const workPagesOf = (actor: Actor, at: '/' | '/agency-work' | '/waiting-on-others' | '/coming-dates') =>
  (mayEver(maracAccess, actor, 'marac.see-waiting')
    ? [
        { text: 'My work', href: '/' },
        { text: "My agency's work", href: '/agency-work' },
        { text: 'Waiting on others', href: '/waiting-on-others' },
        { text: 'What falls due', href: '/coming-dates' },
      ]
    : []
  ).map(page => ({ ...page, ...(page.href === at && { current: true }) }))
