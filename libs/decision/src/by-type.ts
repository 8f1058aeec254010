/** What each event type makes of something, told more where needed: a table that the compiler wants whole, in parts that are spread together. */
export type ByType<E extends { readonly type: string }, So, More extends readonly unknown[] = []> = {
  readonly [T in E['type']]: (so: So, event: Extract<E, { readonly type: T }>, ...more: More) => So
}

/** Folds one event by its row of the table. A type that the table lacks, which a later release recorded, changes nothing. */
export const foldBy =
  <E extends { readonly type: string }, So, More extends readonly unknown[] = []>(table: ByType<E, So, More>) =>
  (so: So, event: E, ...more: More): So => {
    const rows: Readonly<Partial<Record<string, (so: So, event: never, ...more: More) => So>>> = table
    return rows[event.type]?.(so, event as never, ...more) ?? so
  }
