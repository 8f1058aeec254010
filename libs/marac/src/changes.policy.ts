/** One thing that is said of a case, known by its label. */
export interface Line {
  readonly label: string
  readonly value: string
}

export interface Change {
  readonly what: 'added' | 'changed' | 'taken-away'
  readonly label: string
  /** Missing of what was added. */
  readonly before?: string
  /** Missing of what was taken away. */
  readonly after?: string
}

export interface SectionChanges {
  readonly section: string
  readonly changes: readonly Change[]
}

/** Several lines of one label are told apart by their place among them. */
function numbered(lines: readonly Line[]): ReadonlyMap<string, Line> {
  const seen = new Map<string, number>()
  return new Map(
    lines.map(line => {
      const place = (seen.get(line.label) ?? 0) + 1
      seen.set(line.label, place)
      return [`${line.label} ${place}`, line]
    }),
  )
}

/** What differs between two moments, by section, in the order of the later one. Pure. A section without changes is there with none. */
export function changesBetween(before: ReadonlyMap<string, readonly Line[]>, after: ReadonlyMap<string, readonly Line[]>): readonly SectionChanges[] {
  const sections = [...new Set([...after.keys(), ...before.keys()])]
  return sections.map(section => {
    const [was, is] = [numbered(before.get(section) ?? []), numbered(after.get(section) ?? [])]
    const now = [...is].flatMap(([key, line]): readonly Change[] => {
      const earlier = was.get(key)
      if (!earlier) return [{ what: 'added', label: line.label, after: line.value }]
      return earlier.value === line.value ? [] : [{ what: 'changed', label: line.label, before: earlier.value, after: line.value }]
    })
    const gone = [...was].flatMap(([key, line]): readonly Change[] => (is.has(key) ? [] : [{ what: 'taken-away', label: line.label, before: line.value }]))
    return { section, changes: [...now, ...gone] }
  })
}
