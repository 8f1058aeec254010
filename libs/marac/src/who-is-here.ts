import { Clock, londonDate } from '@lantern/clock'
import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { hubPeople } from './hub-people.js'

/** Who of the Hub does whose work today. */
@Injectable()
export class WhoIsHere {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Who may have a case and is here, or is away and has a deputy who is here: with whoever does their work now. */
  standIns(): ReadonlyMap<string, string> {
    const today = londonDate(this.clock.now())
    return new Map(
      hubPeople(this.directory).flatMap(({ user }) => {
        const away = this.directory.awayOf(user, today)
        const by = away ? away.deputy : user
        return by === undefined ? [] : [[user, by] as const]
      }),
    )
  }
}
