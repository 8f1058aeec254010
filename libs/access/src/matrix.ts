import type { AccessTable, Relation, Role } from './may.js'

/** Verb -> role -> the relations by which that role may; an empty list: never. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, readonly Relation[]>>>>

/** The whole table by verb and role: what a who-may spec compares, and documentation prints. `any` makes other relations needless but that of what nobody may know of any more. */
export function matrixOf(table: AccessTable, roles: readonly Role[]): Matrix {
  return Object.fromEntries(
    Object.entries(table).map(([verb, grants]) => [
      verb,
      Object.fromEntries(
        roles.map(role => {
          const relations = grants.filter(grant => grant.roles.includes(role)).map(grant => grant.relation)
          return [role, relations.includes('any') ? relations.filter(each => each === 'any' || each === 'deserted') : [...new Set(relations)].sort()]
        }),
      ),
    ]),
  )
}

/** The matrix as a Markdown table, verbs down and roles across. */
export function printMatrix(matrix: Matrix): string {
  const roles = Object.keys(Object.values(matrix)[0] ?? {})
  const lines = Object.entries(matrix).map(([verb, byRole]) => [`\`${verb}\``, ...roles.map(role => (byRole[role] ?? []).join(', ') || '-')])
  return [['', ...roles], ['---', ...roles.map(() => '---')], ...lines].map(cells => `| ${cells.join(' | ')} |\n`).join('')
}
