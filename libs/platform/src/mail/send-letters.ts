import { createHash } from 'node:crypto'
import type { Letter, Letters } from '@lantern/messaging'
import { inPlural } from '@lantern/web-kit'
import { MailNotTaken, type Mailer } from './smtp.js'

/** Longest pause between two tries: four hours. */
const LONGEST = 4 * 60 * 60_000
const MINUTE = 60_000
/** Letters looked at in one go. */
const MANY = 200

export interface Sending {
  readonly letters: Letters
  readonly mailer: Mailer
  /** Milliseconds. */
  readonly now: () => number
  /** Where an agency reads its mail; undefined when it has no mailbox. */
  readonly mailboxOf: (agency: string) => string | undefined
  /** Whether an agency is still to be told of a request, or may not be by a mailbox that several read. */
  readonly standing: (ref: string, agency: string) => Promise<'tell' | 'needless' | 'held-back'>
  /** What people type to reach the hub, without a slash at its end. */
  readonly address: string
}

/**
 * Tells each agency of what is due, all of it in one message. What fails is tried again after a minute, two, four, up to four hours, for as
 * long as the request waits. A letter is ended only after the server has taken it, so that a crash in between tells twice and never not at all.
 */
export async function sendLetters(sending: Sending): Promise<{ readonly told: number; readonly failed: number }> {
  const { letters, now, mailboxOf, standing } = sending
  const byAgency = new Map<string, (Letter & { readonly tries: number })[]>()
  for (const letter of await letters.due(now(), MANY)) {
    const stands = await standing(letter.ref, letter.agency)
    if (stands === 'tell') byAgency.set(letter.agency, [...(byAgency.get(letter.agency) ?? []), letter])
    else await letters.end(letter.id, stands)
  }
  let [told, failed] = [0, 0]
  for (const [agency, due] of byAgency) {
    const problem = await tell(sending, mailboxOf(agency), due)
    for (const { id, tries } of due) await (problem === undefined ? letters.end(id, 'told') : letters.retry(id, problem, now() + pauseAfter(tries)))
    if (problem === undefined) told += due.length
    else failed += due.length
  }
  return { told, failed }
}

/** Milliseconds: a minute, then twice as long each time. */
const pauseAfter = (tries: number): number => Math.min(LONGEST, MINUTE * 2 ** Math.min(tries, 10))

/** What stood in the way; undefined when the server took it. */
async function tell({ mailer, address }: Sending, to: string | undefined, due: readonly Letter[]): Promise<string | undefined> {
  if (to === undefined) return 'The agency has no mailbox.'
  try {
    await mailer.send({ to, ...messageOf(address, due) })
    return undefined
  } catch (error) {
    if (error instanceof MailNotTaken) return error.message
    throw error
  }
}

/** References and links, and not a word of what the cases are about: mail is read on telephones and by whoever stands beside. */
export function messageOf(address: string, due: readonly Letter[]): { readonly subject: string; readonly text: string; readonly id: string } {
  const refs = [...new Set(due.map(({ ref }) => ref))]
  return {
    subject: refs.length === 1 ? `Research requested: ${refs.join()}` : `Research requested: ${inPlural(refs.length, 'request')}`,
    text: refs.map(ref => `${ref}\n${address}/cases/${ref}/return-research\n`).join('\n'),
    id: createHash('sha256').update(due.map(({ id }) => id).sort().join('\n')).digest('hex').slice(0, 40),
  }
}
