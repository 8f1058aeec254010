import type { CommandSlice, Slices } from '@lantern/web-kit'

export interface FoundForm {
  readonly slice: CommandSlice
  /** Empty for a form without a reference in its address. */
  readonly ref: string
}

/** The command whose form is sent to this path, and the reference in it. */
export function formAt(slices: Slices, path: string): FoundForm | undefined {
  const parts = path.split('/').slice(1)
  for (const slice of slices.all()) {
    const pattern = slice.page.split('/')
    if (pattern.length !== parts.length) continue
    if (!pattern.every((part, at) => part === ':ref' || part === parts[at])) continue
    return { slice, ref: decoded(parts[pattern.indexOf(':ref')] ?? '') }
  }
  return undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
