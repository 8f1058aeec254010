/** A rule said no. `code` is stable and public, `message` is plain English that says what to do. Answered as 409, or the status given. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The refusals of one context, each with its sentence. The function it returns takes known codes only. */
export function refusalsOf<const R extends Readonly<Record<string, string>>>(sentences: R) {
  type Code = keyof R & string
  const refusal = (code: Code): Refusal => new Refusal(code, sentences[code] ?? code)
  return Object.assign(refusal, { sentences, codes: Object.keys(sentences) as readonly Code[] })
}
