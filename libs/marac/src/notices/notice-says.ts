import { tierWords } from '@lantern/actions'
import { isTier } from '@lantern/rules'
import { inDate, type Names } from '@lantern/web-kit'
import { kindOf } from './notice-kinds.js'
import type { NoticeRow } from './notices.projection.js'

type Said = Pick<NoticeRow, 'kind' | 'ref' | 'about' | 'by_agency' | 'due_on' | 'step'>

/** What a notice says, made when it is read: agencies by name, and no word of what the case is about. */
export function noticeWords(row: Said, names: Pick<Names, 'agency'>): string {
  const { words } = kindOf(row.kind)
  if (row.kind.endsWith('-due')) return reminderWords(words, row)
  const said = words.replace('{agency}', names.agency(row.by_agency)).replace('{step}', row.step ?? '')
  return row.step !== null && isTier(row.step) ? `${said} (step: ${tierWords[row.step]})` : said
}

function reminderWords(what: string, { due_on: dueOn, step }: Said): string {
  const days = Number(step ?? 0)
  return `Reminder: ${what.charAt(0).toLowerCase()}${what.slice(1)} ${days > 0 ? 'was' : 'is'} due ${days === 0 ? 'on this day' : 'on'} ${days === 0 ? '' : inDate(dueOn ?? '')}`.trim()
}

/** Where a notice leads, and what of it stands in its first column: the action, where it is of one, else the case. */
export function noticeLink({ kind, ref, about }: Said): { readonly text: string; readonly href?: string } {
  const { href } = kindOf(kind)
  // A request for access has no reference that people know it by, and names no case that its reader may not know of.
  const text = kind === 'access-request-unanswered' ? 'Request for access' : about?.startsWith(`${ref}-`) ? about : ref
  return { text, ...(href !== undefined && { href: href.replace('{ref}', ref).replace('{about}', about ?? '') }) }
}
