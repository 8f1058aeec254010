import type { z } from 'zod'

/** JSON by a shape, or everything that is wrong with it, each fault with where it stands, such as `years[2].award`. */
export function readJson<T>(shape: z.ZodType<T>, json: string): { readonly content: T } | { readonly faults: readonly string[] } {
  let content: unknown
  try {
    content = JSON.parse(json)
  } catch (error) {
    return { faults: [`It is no JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  const read = shape.safeParse(content)
  return read.success ? { content: read.data } : { faults: read.error.issues.map(({ path, message }) => `${inWords(path)} ${message}`) }
}

const inWords = (path: readonly PropertyKey[]): string => path.reduce<string>((so, step) => (typeof step === 'number' ? `${so}[${step}]` : so === '' ? String(step) : `${so}.${String(step)}`), '') || 'The file'
