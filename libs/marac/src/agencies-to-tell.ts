import { EventStore, stateNow } from '@lantern/event-store'
import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { maracCase } from './marac-case/marac-case.stream.js'
import { askedOf } from './marac-case/research/research.state.js'

/** Whether an agency is to be told by its mailbox that research was asked of it: for whoever sends mail. */
@Injectable()
export class AgenciesToTell {
  constructor(
    private readonly store: EventStore,
    private readonly directory: Directory,
  ) {}

  /**
   * `needless` once it has answered, the case is over, or the agency has left. `held-back` where the case is restricted, or somebody at the agency is excluded from
   * it: several read a mailbox, and they must not learn there of a case that they may not know of. Those who may see it on their list.
   */
  async standing(ref: string, agency: string): Promise<'tell' | 'needless' | 'held-back'> {
    const { state } = await stateNow(this.store, maracCase, ref)
    const asked = askedOf(state, agency)
    if (!asked || asked.returned || state.status !== 'open' || this.directory.agencies().some(({ id, left }) => id === agency && left !== undefined)) return 'needless'
    const theirs = this.directory.people().filter(person => person.agency === agency)
    return state.restrictedTo !== undefined || theirs.some(({ user }) => state.excluded.includes(user)) ? 'held-back' : 'tell'
  }
}
