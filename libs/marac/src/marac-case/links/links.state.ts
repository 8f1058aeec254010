import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { LinksEvent, Process } from './links.events.js'

export interface LinksState {
  /** Those that have not ended, by their ids. */
  readonly links: Readonly<Record<string, { readonly process: Process; readonly person?: string }>>
}

export const noLinks: LinksState = { links: {} }

export const linksFolds: ByType<LinksEvent, MaracCase> = {
  LinkAdded: (state, { data: { linkId, process, person } }) => ({ ...state, links: { ...state.links, [linkId]: { process, ...(person !== undefined && { person }) } } }),
  LinkEnded: (state, { data: { linkId } }) => {
    const { [linkId]: _ended, ...links } = state.links
    return { ...state, links }
  },
}
