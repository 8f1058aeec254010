import type { Instant } from '@lantern/decision'

/** The moment, asked for at the edge only. Injected, so that demonstrations and tests can set it. */
export abstract class Clock {
  abstract now(): Instant
}

export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString()
  }
}

/** A clock that stands where it is put. */
export class SetClock extends Clock {
  constructor(private moment: Instant) {
    super()
  }
  now(): Instant {
    return this.moment
  }
  set(moment: Instant): void {
    this.moment = moment
  }
}
