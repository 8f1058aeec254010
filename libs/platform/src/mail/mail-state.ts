import { Letters, StoredRelayPlaces, type LettersOf } from '@lantern/messaging'
import type { Parts } from '../parts/parts.js'
import { mailRelay } from './start-mail.js'

/** Whether mail is sent, and how far it has come: counts by agency, and no case. */
export class MailState {
  private opened: Promise<readonly [Letters, StoredRelayPlaces]> | undefined

  constructor(private readonly parts: Pick<Parts, 'views' | 'demonstration'>) {}

  /** `now` in milliseconds. */
  async at(now: number): Promise<{ readonly sends: 'yes' | 'no' | 'demonstration'; readonly letters: readonly LettersOf[] }> {
    const { engine } = this.parts.views
    this.opened ??= Promise.all([Letters.open(engine), StoredRelayPlaces.open(engine)])
    const [letters, places] = await this.opened
    const held = await places.isHeld(mailRelay, now)
    return { sends: this.parts.demonstration ? 'demonstration' : held ? 'yes' : 'no', letters: await letters.summary() }
  }
}
