import type { PublicFact } from './public-fact.js'

/** Where public facts go. Abstract class, so that it is type and injection token in one. */
export abstract class FactPublisher {
  /**
   * Resolves once every fact is where its readers will find it. They come with subjects all different, so that facts of one
   * subject never overtake each other.
   * @throws StoreUnavailable when it should be tried again later; then some or all may have been published
   */
  abstract publish(facts: readonly PublicFact[]): Promise<void>

  abstract close(): Promise<void>
}

/** Called with each fact, at least once; the same fact has the same id. */
export type FactReader = (fact: PublicFact) => Promise<void>

/** Facts for readers in the same process: what the embedded hub has in the broker's place. */
export class InProcessPublisher extends FactPublisher {
  private readonly readers = new Set<FactReader>()

  /** Hears every fact from now on, until the function returned is called. */
  hear(reader: FactReader): () => void {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  /** @throws the error of a reader, when all of them have been asked */
  async publish(facts: readonly PublicFact[]): Promise<void> {
    const errors: unknown[] = []
    for (const fact of facts)
      for (const reader of this.readers) {
        try {
          await reader(fact)
        } catch (error) {
          errors.push(error)
        }
      }
    if (errors.length > 0) throw errors[0]
  }

  close(): Promise<void> {
    this.readers.clear()
    return Promise.resolve()
  }
}
