import { addDays } from '@lantern/clock'
import type { Running } from '@lantern/platform'
import { Commands, Slices, type CommandSlice, type Ran } from '@lantern/web-kit'
import { randomUUID } from 'node:crypto'
import { actionRef, holderOf, type Shape } from './case-history.js'
import { officerOf } from './running.js'

/** Cases whose actions are all accepted and not yet done. */
export const open: Shape = { actions: 6, openActions: 6, openAre: 'accepted', dueOn: '2027-03-01' }

/** What extending an action needs to know: which, whose, and until when. */
export interface Extension {
  readonly ref: string
  readonly agency: string
  /** At which the action stands before. */
  readonly revision: number
  readonly dueOn: string
}

/**
 * Extensions of the open actions of so many cases, each in turn and each time a day later: a real command that can be sent without end.
 * It reads its action twice (who may, what holds), its case and the case's actions once, seals a text, decides, and records one event.
 */
export function* extensions(cases: number, { openActions, dueOn }: Shape): Generator<Extension, never> {
  for (let days = 1; ; days += 1)
    for (let n = 0; n < cases; n += 1) for (let i = 0; i < openActions; i += 1) yield { ref: actionRef(n, i), agency: holderOf(n, i), revision: days, dueOn: addDays(dueOn, days) }
}

export const reason = 'The locksmith comes on Thursday, and the neighbour has a key until then.'

/** Sends extensions through the one flow that every command takes. */
export class Extending {
  private readonly commands: Commands
  private readonly slice: CommandSlice

  constructor(
    { app }: Running,
    private readonly supply: Generator<Extension, never>,
  ) {
    this.commands = app.get(Commands, { strict: false })
    this.slice = app.get(Slices, { strict: false }).get('actions', 'extend-action')
  }

  /** `patience` as Commands has it: the wait for the views unless told. */
  async once(patience?: number): Promise<Ran> {
    const { ref, agency, dueOn } = this.supply.next().value
    const ran = await this.commands.run(this.slice, { actor: officerOf(agency), ref, body: { dueOn, reason }, spelling: 'json', commandId: randomUUID(), patience })
    if (patience !== 0 && !ran.seen) throw new Error('The views did not show the command in time.')
    return ran
  }

  /** Commands a second with so many in flight at all times, each seen in the views before the next is sent. */
  async rate(inFlight: number, milliseconds: number): Promise<number> {
    const started = performance.now()
    let done = 0
    const send = async () => {
      while (performance.now() - started < milliseconds) {
        await this.once()
        done += 1
      }
    }
    await Promise.all(Array.from({ length: inFlight }, send))
    return (done * 1_000) / (performance.now() - started)
  }
}
