import type { Instant } from '@lantern/decision'
import { PrivateStore } from '@lantern/privacy'
import { Automation } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'

/** What a tick did: each automation by name, and how many things it did. */
export interface Ticked {
  readonly now: Instant
  readonly done: Readonly<Record<string, number>>
}

/** Runs every automation as at a moment. One at a time: a tick that is asked for meanwhile waits for its turn. */
@Injectable()
export class Ticker {
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly privateStore: PrivateStore,
  ) {}

  automations(): readonly Automation[] {
    return this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof Automation ? [instance] : []))
  }

  /** A second tick at the same moment does nothing: what an automation did is found done. */
  tick(now: Instant): Promise<Ticked> {
    const run = this.last.catch(() => undefined).then(async () => {
      const done: Record<string, number> = {}
      for (const automation of this.automations()) done[automation.name] = await automation.run(now)
      await this.privateStore.setTickTime('tick', now)
      return { now, done }
    })
    this.last = run
    return run
  }
}
