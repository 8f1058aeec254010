import type { INestApplicationContext } from '@nestjs/common'
import { AgenciesToTell } from '@lantern/marac'
import { Letters, Relay, StoredRelayPlaces } from '@lantern/messaging'
import type { Running } from '../app/running.js'
import type { Settings } from '../parts/settings.js'
import { newMailboxes } from './new-mailboxes.js'
import { letterFacts, LetterPublisher } from './research-letters.js'
import { sendLetters } from './send-letters.js'
import { SmtpMailer } from './smtp.js'

/** The relay's name, by which its place is kept: who holds it sends. */
export const mailRelay = 'mail'

/** Milliseconds between two looks at what is due. */
const PAUSE = 5_000

type MailSettings = Pick<Settings, 'LANTERN_SMTP_URL' | 'LANTERN_MAIL_FROM' | 'LANTERN_PUBLIC_URL'>
export interface MailOptions {
  readonly onError: (error: unknown) => void
  /** Milliseconds; 5,000 unless told. */
  readonly pause?: number
}

/**
 * Tells agencies of requests by e-mail, beside the hub and never in its way: a relay of its own reads the log and keeps letters, and what
 * is due is sent. Without a mail server in the settings, and in a demonstration, nothing is read and nothing is sent. Returns how to stop.
 */
export async function startMail({ parts, register, app }: Omit<Running, 'close' | 'app'> & { readonly app: Pick<INestApplicationContext, 'get'> }, settings: MailSettings, { onError, pause = PAUSE }: MailOptions): Promise<() => Promise<void>> {
  const { LANTERN_SMTP_URL: url, LANTERN_MAIL_FROM: from, LANTERN_PUBLIC_URL: address } = settings
  if (parts.demonstration || url === undefined || from === undefined || address === undefined) return async () => undefined
  const letters = await Letters.open(parts.views.engine)
  const places = await StoredRelayPlaces.open(parts.views.engine)
  const relay = new Relay({ name: mailRelay, store: parts.store, translations: letterFacts, publisher: new LetterPublisher(letters, parts.clock), places, onError })
  const mailer = await SmtpMailer.open({ url, from, host: new URL(address).hostname })
  const standing = app.get(AgenciesToTell, { strict: false })
  const sending = { letters, mailer, now: Date.now, mailboxOf: register.mailbox, standing: (ref: string, agency: string) => standing.standing(ref, agency), address: address.replace(/\/$/, '') }
  const changed = newMailboxes(() => register.agencies(), register.mailbox)
  const look = async (): Promise<unknown> => {
    for (const agency of changed()) await letters.tryAgain(agency)
    return sendLetters(sending)
  }
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    // Whoever holds the relay sends, so that two processes do not tell the same.
    if (busy || relay.position === undefined) return
    busy = true
    running = look()
      .catch(onError)
      .finally(() => (busy = false))
  }, pause)
  return async () => {
    clearInterval(timer)
    await running
    await relay.close()
    mailer.close()
  }
}
