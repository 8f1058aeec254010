import type { Names } from './lifecycle.js'

export interface ListedAgency {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** The districts that it serves; all, unless said. */
  readonly serves?: readonly string[]
}
export interface ListedArea {
  readonly id: string
  readonly name: string
  readonly districts: readonly string[]
}

/** Who is who in the partnership, always at hand: agencies, areas, people. Unknown ids read as themselves. */
export abstract class Directory implements Names {
  abstract readonly partnership: string
  abstract agency: (id: string) => string
  abstract area: (id: string) => string
  abstract user: (id: string) => string
  abstract agencies(): readonly ListedAgency[]
  abstract areas(): readonly ListedArea[]
  abstract people(): readonly { readonly user: string; readonly name: string; readonly agency: string; readonly roles: readonly string[]; readonly active: boolean }[]
}

/** Agencies as the choices of a field. */
export const agencyChoices = (directory: Directory, except: readonly string[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(directory.agencies().flatMap(({ id, name }) => (except.includes(id) ? [] : [[id, name]])))
