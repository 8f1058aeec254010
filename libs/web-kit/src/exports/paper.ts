import type { SummaryRow } from '../views/index.js'

/** A piece of a paper: words, keys with values, or a table. What it holds is text, and is written as text wherever it goes. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly SummaryRow[] }
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

export interface PaperPart {
  readonly id: string
  readonly title: string
  readonly blocks: readonly PaperBlock[]
}

/** What leaves as a document that people read: the same on a page and in a file. */
export interface Paper {
  /** Of the file, in small letters, digits and hyphens. It stands in the clear on disks, so that it never names anybody. */
  readonly name: string
  /** At the head of every sheet, such as OFFICIAL-SENSITIVE (Government Security Classifications, 2024). */
  readonly marking: string
  /** Beside the marking: whose it is and when it was made. */
  readonly about: string
  readonly title: string
  /** How it is to be handled. */
  readonly handling: readonly string[]
  readonly parts: readonly PaperPart[]
}

/** The parts of a paper as `parts/paper.njk` shows them. */
export const partsOnPage = (parts: readonly PaperPart[]) => parts.map(part => ({ ...part, blocks: part.blocks.map(onPage) }))

const onPage = (block: PaperBlock) =>
  block.kind === 'table' ? { kind: block.kind, table: { caption: block.caption, captionHidden: true, columns: block.columns.map(text => ({ text })), rows: block.rows.map(row => row.map(text => ({ text }))) } } : block
