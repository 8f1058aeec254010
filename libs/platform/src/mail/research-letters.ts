import { caseFacts } from '@lantern/marac'
import { FactPublisher, type Letter, type Letters, type PublicFact, type Translation } from '@lantern/messaging'
import { StoreUnavailable } from '@lantern/event-store'
import type { Clock } from '@lantern/clock'

/** What letters are made of. */
export const letterFacts: readonly Translation[] = [caseFacts]

/** A letter to each agency that a request for research names. */
export function lettersOf({ id, type, subject, data }: PublicFact): readonly Letter[] {
  const { agencies } = data
  if (type !== 'lantern.marac.research-requested.v1' || !Array.isArray(agencies)) return []
  return agencies.map(agency => ({ id: `${id}/${String(agency)}`, agency: String(agency), ref: subject }))
}

/** Where the relay publishes to: facts become letters, which are kept before the relay's place is. */
export class LetterPublisher extends FactPublisher {
  constructor(
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {
    super()
  }

  async publish(facts: readonly PublicFact[]): Promise<void> {
    try {
      await this.letters.put(facts.flatMap(lettersOf), this.clock.now())
    } catch (error) {
      throw new StoreUnavailable('The letters could not be kept.', { cause: error })
    }
  }

  async close(): Promise<void> {}
}
