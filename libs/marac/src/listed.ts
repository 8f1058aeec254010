import { countOf, pageOfRows, type Page, type PageAsked, type PageOptions, type RowQuery } from '@lantern/projections'
import { waitingCard, type WaitingItem, type WaitingList, type WorkCard } from '@lantern/web-kit'

/** The rows of a list in their order, the first of them the most overdue; and those of them that are late, where a date says so. */
export interface Listed<Row extends object> {
  readonly rows: RowQuery<Row>
  readonly late?: RowQuery<Row>
  readonly orderBy: PageOptions<keyof Row & string>['orderBy']
}

/** What a card says besides how many there are. */
export type CardWords = Pick<WorkCard, 'text' | 'href'>

/** @throws BadCursor */
export const pageOfListed = <Row extends object>({ rows, orderBy }: Listed<Row>, { cursor, limit }: PageAsked): Promise<Page<Row>> => pageOfRows(rows, { cursor, limit, orderBy })

/** The card that counts a list, and says how much of it is late. */
export async function cardOf<Row extends object>(words: CardWords, { rows, late }: Pick<Listed<Row>, 'rows' | 'late'>): Promise<WorkCard> {
  const [count, overdue] = await Promise.all([countOf(rows), late ? countOf(late) : 0])
  return waitingCard({ ...words, count }, overdue)
}

/** The list as something that waits, with at most so many of its first rows. */
export async function waitingOf<Row extends object>(whose: WaitingList['whose'], words: CardWords, listed: Listed<Row>, most: number, item: (row: Row) => WaitingItem): Promise<WaitingList> {
  const [card, { items }] = await Promise.all([cardOf(words, listed), pageOfListed(listed, { limit: most })])
  return { whose, card, first: items.map(item) }
}
