import type { Instant } from '@lantern/decision'
import type { LetterRow, NoticeRow, Reader } from '@lantern/marac'
import type { Letters } from '@lantern/messaging'
import type { Names } from '@lantern/web-kit'
import type { AddresseeNow } from './addressees.js'
import { letterSays } from './letter-says.js'
import { MailNotTaken, type Mailer } from './smtp.js'

/** Longest pause between two tries: four hours. */
const LONGEST = 4 * 60 * 60_000
const MINUTE = 60_000
/** Letters looked at in one go. */
const MANY = 200
/** What was written longer ago is not sent any more: it stands in the list of notices, and on the page of what failed. */
const DAYS = 7

export interface Sending {
  /** How often each was tried, and why it failed. */
  readonly tries: Letters
  readonly mailer: Mailer
  /** Milliseconds. */
  readonly now: () => number
  readonly waiting: (since: Instant, most: number) => Promise<readonly LetterRow[]>
  readonly addressee: (to: LetterRow['addressee']) => Promise<AddresseeNow | undefined>
  /** Those of the notices that the reader may still know of. */
  readonly stillTold: (reader: Reader, now: Instant, ids: readonly string[]) => Promise<readonly NoticeRow[]>
  /** Records that it was sent, or need not be any more. */
  readonly end: (letter: LetterRow, how: 'smtp' | 'notify' | 'needless') => Promise<void>
  readonly names: Names
  readonly address: string
}

/**
 * Sends what was written and no server took yet. What fails is tried again after a minute, two, four, up to four hours. A letter is ended only after the server has taken it, so that a crash in between sends
 * it again under the same id, which mail systems show once, and never not at all. Who may know of a case is asked again here: they may have been excluded since it was written.
 */
export async function sendLetters(sending: Sending): Promise<{ readonly told: number; readonly failed: number }> {
  const { tries, now } = sending
  const at = new Date(now()).toISOString()
  const waiting = new Map((await sending.waiting(new Date(now() - DAYS * 24 * 60 * MINUTE).toISOString(), MANY)).map(row => [row.id, row]))
  await tries.put([...waiting.values()].map(({ id, addressee }) => ({ id, agency: addressee, ref: id })), at)
  let [told, failed] = [0, 0]
  for (const { id, tries: before } of await tries.due(now(), MANY)) {
    const row = waiting.get(id)
    // Sent before a crash that kept the try from being ended, or no longer waiting.
    const ended = row === undefined ? ('needless' as const) : await tell(sending, row, at)
    if (typeof ended === 'string') await tries.end(id, ended === 'needless' ? 'needless' : 'told')
    else await tries.retry(id, ended.problem, now() + pauseAfter(before))
    if (typeof ended !== 'string') failed += 1
    else if (ended !== 'needless') told += 1
  }
  return { told, failed }
}

/** Milliseconds: a minute, then twice as long each time. */
const pauseAfter = (tries: number): number => Math.min(LONGEST, MINUTE * 2 ** Math.min(tries, 10))

async function tell({ mailer, addressee, stillTold, end, names, address }: Sending, row: LetterRow, at: Instant): Promise<'sent' | 'needless' | { readonly problem: string }> {
  const who = await addressee(row.addressee)
  if (who === undefined) return { problem: 'There is no address.' }
  const notices = await stillTold(who.reader, at, row.notices)
  if (notices.length === 0) {
    await end(row, 'needless')
    return 'needless'
  }
  try {
    await mailer.send({ to: who.address, id: row.id, ...letterSays(row, notices, names, address) })
  } catch (error) {
    if (error instanceof MailNotTaken) return { problem: error.message }
    throw error
  }
  await end(row, mailer.by)
  return 'sent'
}
