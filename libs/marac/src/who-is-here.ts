import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { hubPeople } from './hub-people.js'

/** Who of the Hub does whose work today. */
@Injectable()
export class WhoIsHere {
  constructor(private readonly directory: Directory) {}

  /** Everybody who may have a case, with who does their work now. Who may no longer sign in is not among them. */
  standIns(): ReadonlyMap<string, string> {
    return new Map(hubPeople(this.directory).map(({ user }) => [user, user]))
  }
}
