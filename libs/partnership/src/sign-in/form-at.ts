import type { FormPages, Slices, StepPages } from '@lantern/web-kit'
import type { FastifyRequest } from 'fastify'

export interface FoundForm {
  /** What the person was doing: "Accept the referral". */
  readonly title: string
  /** Empty for a form without a reference in its address. */
  readonly ref: string
  /** The form with what was typed, for who may still use it. @throws NotSignedIn, NoSuchThing, Forbidden */
  readonly restore: (pages: { readonly forms: FormPages; readonly steps: StepPages }, request: FastifyRequest, body: Readonly<Record<string, unknown>>) => Promise<string>
}

/** The form that is sent to this path, of a command or a search, and the reference in it. */
export function formAt(slices: Slices, path: string): FoundForm | undefined {
  const parts = path.split('/').slice(1)
  for (const slice of slices.all()) {
    const pattern = [...slice.page.split('/'), ...(slice.steps ? [':draft', ':step'] : [])]
    if (pattern.length !== parts.length) continue
    if (!pattern.every((part, at) => part.startsWith(':') || part === parts[at])) continue
    const named = (name: string): string => decoded(parts[pattern.indexOf(name)] ?? '')
    const ref = named(':ref')
    const at = { ref, draft: named(':draft'), step: named(':step') }
    // What is sent to be checked, or to be deleted, holds nothing that was typed.
    if (slice.steps && !slice.steps.steps.some(({ name }) => name === at.step)) continue
    return { title: slice.title, ref, restore: ({ forms, steps }, request, body) => (slice.steps ? steps.restore(slice, request, at, body) : forms.restore(slice, request, ref, body)) }
  }
  const other = slices.otherForms().find(({ page }) => `/${page}` === path)
  return other && { title: other.title, ref: '', restore: (_, request, body) => other.restore(request, body) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
