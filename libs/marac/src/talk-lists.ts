import type { Actor } from '@lantern/decision'
import { seesAll } from './marac.access.js'

/** The lists of what was written on cases, as they lead to each other; `at` is the address of the one that is shown. */
export const talkListsOf = (actor: Actor, at: string) =>
  [
    { text: 'Not read by you', href: '/messages' },
    { text: 'Not read by anybody at your agency', href: '/messages?by=agency' },
    { text: 'Questions to your agency', href: '/questions' },
    { text: 'Questions that your agency asked', href: '/questions?whose=asked' },
    ...(seesAll(actor) ? [{ text: 'All questions', href: '/questions?whose=all' }] : []),
  ].map(list => ({ ...list, ...(list.href === at && { current: true }) }))
