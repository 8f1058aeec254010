import type { INestApplicationContext } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { decideEndLetter, EndLetter, letter, letterStreamId, Notices, Outbox } from '@lantern/marac'
import { Letters, StoredRelayPlaces } from '@lantern/messaging'
import { decideAsSystem } from '@lantern/web-kit'
import type { Running } from '../app/running.js'
import type { Settings } from '../parts/settings.js'
import { Addressees } from './addressees.js'
import { newMailboxes } from './new-mailboxes.js'
import { sendLetters, type Sending } from './send-letters.js'
import { NotifyMailer } from './notify.js'
import { SmtpMailer, type Mailer } from './smtp.js'

/** The name by which sending is held: by one process at a time. */
export const mailRelay = 'mail'

/** Milliseconds after which another process may send, when this one has fallen silent. */
const LEASE = 15_000
/** Milliseconds between two looks at what is due. */
const PAUSE = 5_000

type MailSettings = Pick<Settings, 'LANTERN_SMTP_URL' | 'LANTERN_MAIL_FROM' | 'LANTERN_NOTIFY_KEY' | 'LANTERN_NOTIFY_TEMPLATE' | 'LANTERN_PUBLIC_URL'>
export interface MailOptions {
  readonly onError: (error: unknown) => void
  /** Milliseconds; 5,000 unless told. */
  readonly pause?: number
}

/**
 * Sends what was written, beside the hub and never in its way. Without a mail server in the settings, and in a demonstration, nothing is sent: it stands in the outbox. Returns how
 * to stop.
 */
export async function startMail({ parts, register, app }: Omit<Running, 'close' | 'app'> & { readonly app: Pick<INestApplicationContext, 'get'> }, settings: MailSettings, { onError, pause = PAUSE }: MailOptions): Promise<() => Promise<void>> {
  const { LANTERN_PUBLIC_URL: address } = settings
  const mailer = parts.demonstration || address === undefined ? undefined : await mailerOf(settings, new URL(address).hostname)
  if (mailer === undefined || address === undefined) return async () => undefined
  const [tries, places] = [await Letters.open(parts.views.engine), await StoredRelayPlaces.open(parts.views.engine)]
  const [outbox, notices, addressees] = [app.get(Outbox, { strict: false }), app.get(Notices, { strict: false }), app.get(Addressees, { strict: false })]
  const end: Sending['end'] = async ({ id, addressee }, how) => {
    const decision = { stream: letter, id: letterStreamId(addressee), rule: decideEndLetter, command: new EndLetter({ letterId: id, how }), commandId: `end-letter-${id}` }
    const done = await decideAsSystem(parts.store, register, decision, parts.clock.now())
    // Else the next look would find it waiting still.
    if (done) await parts.progress.waitFor(await parts.store.head(), PAUSE)
  }
  const sending: Sending = { tries, mailer, now: Date.now, waiting: (since, most) => outbox.waiting(since, most), addressee: to => addressees.find(to), stillTold: (reader, now, ids) => notices.stillTold(reader, now, ids), end, names: register, address: address.replace(/\/$/, '') }
  const holder = randomUUID()
  // Whoever holds it sends, so that two processes do not tell the same.
  const changed = newMailboxes(() => register.agencies(), register.mailbox)
  const send = async () => {
    if (!(await places.hold(mailRelay, holder, Date.now(), Math.max(LEASE, 3 * pause)))) return
    for (const agency of changed()) await tries.tryAgain(`agency:${agency}`)
    await sendLetters(sending)
  }
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = send()
      .catch(onError)
      .finally(() => (busy = false))
  }, pause)
  return async () => {
    clearInterval(timer)
    await running
    await places.release(mailRelay, holder)
    mailer.close()
  }
}

/** The one way that is set; undefined for none. */
async function mailerOf({ LANTERN_SMTP_URL: url, LANTERN_MAIL_FROM: from, LANTERN_NOTIFY_KEY: key, LANTERN_NOTIFY_TEMPLATE: template }: MailSettings, host: string): Promise<Mailer | undefined> {
  if (url !== undefined && from !== undefined) return SmtpMailer.open({ url, from, host })
  return key === undefined || template === undefined ? undefined : NotifyMailer.open({ key, template })
}
