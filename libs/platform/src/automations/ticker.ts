import type { Instant } from '@lantern/decision'
import { PrivateStore } from '@lantern/privacy'
import { Automation, PeopleFirst } from '@lantern/web-kit'
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
  private readonly woken = new Set<string>()

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly privateStore: PrivateStore,
    private readonly people: PeopleFirst,
  ) {}

  automations(): readonly Automation[] {
    const all = this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof Automation ? [instance] : []))
    return all.sort((a, b) => Number(a.last) - Number(b.last))
  }

  /** Runs what waits for this kind of fact, once however many facts of it come before its turn. */
  async wake(fact: string, now: () => Instant): Promise<void> {
    const woken = this.automations().filter(({ after, name }) => after.includes(fact) && !this.woken.has(name))
    for (const { name } of woken) this.woken.add(name)
    await this.inTurn(async () => {
      for (const automation of woken) {
        this.woken.delete(automation.name)
        await automation.run(now())
      }
    })
  }

  /** A second tick at the same moment does nothing: what an automation did is found done. */
  tick(now: Instant): Promise<Ticked> {
    return this.inTurn(async () => {
      const done: Record<string, number> = {}
      for (const automation of this.automations()) {
        await this.people.turn()
        done[automation.name] = await automation.run(now)
      }
      await this.privateStore.setTickTime('tick', now)
      return { now, done }
    })
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.last.catch(() => undefined).then(work)
    this.last = run
    return run
  }
}
