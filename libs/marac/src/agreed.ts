import { Clock, londonDate } from '@lantern/clock'
import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'

/** Which agencies may be sent cases and see them today: those whose information sharing agreement holds (docs/adr/0016), and the Hub, with whom it is made. */
@Injectable()
export class Agreed {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  now = (agency: string): boolean => this.directory.agreementOf(agency, londonDate(this.clock.now())).inForce
}
