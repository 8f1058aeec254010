import { AccessLog } from '@lantern/access'
import type { Instant } from '@lantern/decision'
import { Letters } from '@lantern/messaging'
import { AgencyMailboxes, Users } from '@lantern/partnership'
import { Refusal } from '@lantern/decision'
import { Directory } from '@lantern/web-kit'
import { CommandBus } from '@nestjs/cqrs'
import type { Running } from '../app/running.js'
import { Ticker } from '../automations/ticker.js'
import { importReferrals } from '../import-referrals/import-referrals.js'
import { changePartnership, type PartnershipChange } from './change-partnership.js'
import { accessOf, type OperatorAccess } from './operator.js'

/** Longest wait for views that are behind: ms. */
const PATIENCE = 10_000

/** Told how far a long job is. */
export type Progress = (text: string) => void

/**
 * What the command line can ask a hub to do that writes: the hub that runs on the folder does it when there is one, else the command line's
 * own process. Arguments and results are JSON, since they may cross a socket.
 */
export const jobs = {
  /** A moment ahead of the machine's clock would put real events into the future. */
  tick: async ({ app, parts }: Running, { now }: { readonly now: Instant }) => {
    if (!parts.demonstration && now > parts.clock.now()) throw new Refusal('cli.ahead-of-the-clock', `${now} lies ahead of this machine's clock. Only a demonstration can be ticked ahead.`)
    // Automations look at views, and whoever asked looks at what they did.
    const seen = async () => parts.progress.waitFor(await parts.store.head(), PATIENCE)
    await seen()
    const ticked = await app.get(Ticker, { strict: false }).tick(now)
    await seen()
    return ticked
  },
  'import-referrals': async ({ app }: Running, { file }: { readonly file: string }, progress: Progress) => {
    const hub = { bus: app.get(CommandBus, { strict: false }), directory: app.get(Directory, { strict: false }) }
    return importReferrals(hub, Buffer.from(file, 'base64'), (done, of) => {
      if (done % 50 === 0 || done === of) progress(`${done} of ${of} rows`)
    })
  },
  'record-access': async ({ app, parts }: Running, { operator, access }: { readonly operator: string; readonly access: OperatorAccess }) => {
    await app.get(AccessLog, { strict: false }).record(accessOf(operator, access, parts.clock.now()))
    return { recorded: true }
  },
  'user-add': ({ app, parts }: Running, user: { readonly name: string; readonly agency: string; readonly roles: readonly string[]; readonly signInName: string }) =>
    app.get(Users, { strict: false }).add(user, parts.clock.now()),
  'user-reset': ({ app, parts }: Running, { user }: { readonly user: string }) => app.get(Users, { strict: false }).reset(user, parts.clock.now()),
  'user-list': ({ app }: Running, _: object) => app.get(Users, { strict: false }).list(),
  /** Without an address nobody writes to the agency any more. */
  'agency-mailbox': async ({ app, parts }: Running, { agency, address }: { readonly agency: string; readonly address?: string }) => {
    const mailboxes = app.get(AgencyMailboxes, { strict: false })
    await (address === undefined ? mailboxes.clear(agency, parts.clock.now()) : mailboxes.set(agency, address, parts.clock.now()))
    // What failed at the old address need not wait for its next turn.
    await (await Letters.open(parts.views.engine)).tryAgain(`agency:${agency}`)
    return { agency, mailbox: address !== undefined }
  },
  /** What an administrator does on screen, by the same rules. */
  'partnership-change': ({ app, register, parts }: Running, change: PartnershipChange) => changePartnership({ app, register, now: parts.clock.now() }, change),
  'user-roles': async ({ app, parts }: Running, { user, roles }: { readonly user: string; readonly roles: readonly string[] }) => {
    await app.get(Users, { strict: false }).changeRoles(user, roles, parts.clock.now())
    return { user, roles }
  },
  'user-disable': async ({ app, parts }: Running, { user }: { readonly user: string }) => {
    await app.get(Users, { strict: false }).disable(user, parts.clock.now())
    return { user, disabled: true }
  },
  'user-enable': async ({ app, parts }: Running, { user }: { readonly user: string }) => {
    await app.get(Users, { strict: false }).enable(user, parts.clock.now())
    return { user, disabled: false }
  },
} as const

export type JobName = keyof typeof jobs
export type JobOf<N extends JobName> = Parameters<(typeof jobs)[N]>[1]
export type ResultOf<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>

export const isJob = (name: unknown): name is JobName => typeof name === 'string' && Object.hasOwn(jobs, name)

export const runJob = async <N extends JobName>(running: Running, name: N, args: JobOf<N>, progress: Progress): Promise<ResultOf<N>> =>
  (await (jobs[name] as (running: Running, args: JobOf<N>, progress: Progress) => Promise<unknown>)(running, args, progress)) as ResultOf<N>
