import type { CaseNow } from '../case-now.js'

export interface Section {
  readonly id: string
  readonly text: string
  readonly template: string
}

/** What of a case can be printed, in the order of its page. A section that this reader has nothing of is not among them, and asked for all the same it is as if it did not exist. */
export const sectionsOf = ({ parts, flags, inError }: Pick<Awaited<ReturnType<CaseNow['pageOf']>>, 'parts' | 'flags' | 'inError'>): readonly Section[] => [
  ...parts.flatMap(({ id, text, template }) => (id === 'flags' && flags === undefined ? [] : [{ id, text, template: `.${template}` }])),
  ...(inError.rows.length === 0 ? [] : [{ id: 'in-error', text: 'Entries in error', template: '../in-error.section.njk' }]),
  { id: 'history', text: 'History', template: './history.section.njk' },
]

/** `?section=people&section=risk`: undefined when nobody has chosen yet, empty when nothing was ticked. */
export function chosenOf(query: Readonly<Record<string, unknown>>, sections: readonly Section[]): readonly Section[] | undefined {
  const { section, chosen } = query
  if (section === undefined) return chosen === undefined ? undefined : []
  const asked: readonly unknown[] = Array.isArray(section) ? section : [section]
  return sections.filter(({ id }) => asked.includes(id))
}
