import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { DvdsRoute, LinksEvent, LinkTold, MappaCategory, MappaLevel, Process } from './links.events.js'

export const processWords: Readonly<Record<Process, string>> = {
  matac: 'MATAC (tasking on perpetrators)',
  mappa: 'MAPPA',
  mash: 'MASH (safeguarding hub for children or adults)',
  dvds: "Disclosure scheme (DVDS, Clare's Law)",
  crime: 'Crime reference',
  'death-review': 'Domestic abuse related death review',
}
export const mappaCategoryWords: Readonly<Record<MappaCategory, string>> = {
  '1': 'Category 1: registered sexual offender',
  '2': 'Category 2: violent or other sexual offender',
  '3': 'Category 3: other dangerous offender',
  '4': 'Category 4: terrorist or terrorist risk offender',
}
export const mappaLevelWords: Readonly<Record<MappaLevel, string>> = {
  '1': 'Level 1: by one agency',
  '2': 'Level 2: by several agencies',
  '3': 'Level 3: by several agencies, with senior staff',
}
export const dvdsRouteWords: Readonly<Record<DvdsRoute, string>> = { 'right-to-ask': 'Right to ask', 'right-to-know': 'Right to know' }

const levelWords: Readonly<Record<MappaLevel | DvdsRoute, string>> = { ...mappaLevelWords, ...dvdsRouteWords }

/** What the link tells besides its reference; empty where nothing was. */
export const linkLevelWords = ({ category, level }: Pick<LinkTold, 'category' | 'level'>): string =>
  [category && mappaCategoryWords[category], level && levelWords[level]].filter(Boolean).join('\n')

/** Whom it is about stands on the case: nobody is named in a sentence. */
export const linksSentences: Sentences<LinksEvent> = {
  LinkAdded: ({ data }, open) => {
    const level = linkLevelWords(data).replaceAll('\n', ', ')
    return `A link to another process was added. ${processWords[data.process]}${level === '' ? '' : `, ${level}`}${data.reference ? said(open(data.reference)) : ''}`
  },
  LinkEnded: ({ data }, open) => `A link to another process was ended${said(open(data.reason))}`,
}
