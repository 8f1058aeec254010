import { inDateTime, type Names } from '@lantern/web-kit'
import type { CaseAsAt } from '../case-as-at.js'
import { hiddenInWords, kindInWords } from '../marac-case/marac-case.words.js'

/** The places of what was recorded in error: what kind of entry it was, whose and of when, and no word of it. */
export const inErrorOf = ({ hidden }: CaseAsAt, names: Names) => ({
  caption: 'Entries recorded in error',
  captionHidden: true,
  empty: 'Nothing on this case was recorded in error.',
  columns: [{ text: 'Entry' }, { text: 'Entered by' }, { text: 'When' }, { text: 'What became of it' }],
  rows: hidden.map(place => [
    { text: kindInWords(place.kind) },
    { text: `${names.user(place.by.user)}, ${names.agency(place.by.agency)}` },
    { text: inDateTime(place.at) },
    { text: hiddenInWords(place, names) },
  ]),
})
