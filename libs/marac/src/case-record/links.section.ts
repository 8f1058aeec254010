import { inDateTime, type Names } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { linkLevelWords, processWords } from '../marac-case/marac-case.words.js'

const gone = 'No longer held'

/** Those that hold before those that have ended, each the oldest first. */
export function linksSectionOf({ links, people }: Pick<CaseRecord, 'links' | 'people'>, names: Names) {
  const said = ({ by, at }: { readonly by: { readonly user: string; readonly agency: string }; readonly at: string }): string => `${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}`
  const about = (person: string | undefined): string => (person === undefined ? 'Not told' : (people.find(({ personId }) => personId === person)?.details?.name ?? gone))
  return {
    caption: 'Links to other processes',
    captionHidden: true,
    empty: 'No link to MATAC, MAPPA, MASH, the disclosure scheme, a crime or a death review is recorded.',
    columns: [{ text: 'Process' }, { text: 'Level' }, { text: 'Reference' }, { text: 'About' }, { text: 'Recorded' }, { text: 'Ended' }],
    rows: links.toSorted((a, b) => Number(a.ended !== undefined) - Number(b.ended !== undefined)).map(link => [
      { text: processWords[link.process] },
      { text: linkLevelWords(link) || 'Not told', prose: true },
      { text: 'reference' in link ? (link.reference ?? gone) : 'Not told' },
      { text: about(link.person) },
      { text: said(link) },
      { text: link.ended ? `${said(link.ended)}\n${link.ended.reason ?? gone}` : 'No', prose: true },
    ]),
  }
}
