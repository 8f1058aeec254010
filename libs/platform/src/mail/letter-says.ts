import { noticeKindOf, noticeLink, noticeWords, type LetterRow, type NoticeRow } from '@lantern/marac'
import { inPlural, inShortDate, type Names } from '@lantern/web-kit'

/**
 * References, what is asked, by when, and links, and not a word of what the cases are about: mail is read on telephones and by whoever stands beside. `address` is what people type to
 * reach the hub, without a slash at its end.
 */
export function letterSays({ how }: Pick<LetterRow, 'how'>, notices: readonly NoticeRow[], names: Names, address: string): { readonly subject: string; readonly text: string } {
  const parts = notices.map(row => {
    const { text, href } = noticeLink(row)
    return [text, `${noticeWords(row, names)}${row.due_on === null ? '' : `, ${noticeKindOf(row.kind).day ? 'on' : 'by'} ${inShortDate(row.due_on)}`}`, ...(href === undefined ? [] : [`${address}${href}`]), ''].join('\n')
  })
  const [first] = notices
  const about = notices.length === 1 && first ? `${noticeWords(first, names)}: ${noticeLink(first).text}` : inPlural(notices.length, 'notice')
  return { subject: `${how === 'at-once' ? 'Urgent' : 'Lantern'}: ${about}`, text: parts.join('\n') }
}
