import { beforeEach, expect, it } from '@jest/globals'
import { Letters, type Letter } from '@lantern/messaging'
import { onBothEngines } from '@lantern/testing/engines'
import { sendLetters, type Sending } from './send-letters.js'
import { Mailer, MailNotTaken, type Message } from './smtp.js'

class Postbox extends Mailer {
  readonly taken: Message[] = []
  refuses = new Set<string>()
  send(message: Message): Promise<void> {
    if (this.refuses.has(message.to)) return Promise.reject(new MailNotTaken('The mail server asks to try later (451).'))
    this.taken.push(message)
    return Promise.resolve()
  }
  close(): void {}
}

const letter = (n: number, agency = 'housing'): Letter => ({ id: `fact-${n}/${agency}`, agency, ref: `MC-00000-0000${n}` })
const minute = 60_000

onBothEngines('letters', open => {
  let [letters, box, now] = [undefined as unknown as Letters, new Postbox(), 0]
  let standing: Sending['standing'] = () => Promise.resolve('tell')
  const mailboxes = new Map([['housing', 'marac@housing.example'], ['probation', 'marac@probation.example']])
  const send = () => sendLetters({ letters, mailer: box, now: () => now, mailboxOf: agency => mailboxes.get(agency), standing: (ref, agency) => standing(ref, agency), address: 'https://hub.example.org' })
  const put = (...all: readonly Letter[]) => letters.put(all, '2027-01-11T09:00:00.000Z')
  beforeEach(async () => {
    letters = await Letters.open(open().engine)
    for (const { id } of await letters.due(Number.MAX_SAFE_INTEGER, 1_000)) await letters.end(id, 'needless')
    ;[box, now, standing] = [new Postbox(), 0, () => Promise.resolve('tell')]
  })

  it('tell an agency of all that is due in one message, of references and links alone', async () => {
    await put(letter(1), letter(2), letter(3, 'probation'))
    expect(await send()).toEqual({ told: 3, failed: 0 })
    expect(box.taken).toEqual([
      { to: 'marac@housing.example', subject: 'Research requested: 2 requests', id: expect.stringMatching(/^[0-9a-f]{40}$/), text: 'MC-00000-00001\nhttps://hub.example.org/cases/MC-00000-00001/return-research\n\nMC-00000-00002\nhttps://hub.example.org/cases/MC-00000-00002/return-research\n' },
      { to: 'marac@probation.example', subject: 'Research requested: MC-00000-00003', id: expect.stringMatching(/^[0-9a-f]{40}$/), text: 'MC-00000-00003\nhttps://hub.example.org/cases/MC-00000-00003/return-research\n' },
    ])
    expect(await send()).toEqual({ told: 0, failed: 0 })
  })
  it('are the same when a crash puts them twice', async () => {
    await put(letter(4))
    await put(letter(4))
    await send()
    await put(letter(4))
    expect([await send(), box.taken.length]).toEqual([{ told: 0, failed: 0 }, 1])
  })
  it('that fail wait, longer each time, and never stop another agency', async () => {
    box.refuses = new Set(['marac@housing.example'])
    await put(letter(5), letter(6, 'probation'))
    expect(await send()).toEqual({ told: 1, failed: 1 })
    expect((await letters.summary()).find(({ agency }) => agency === 'housing')).toMatchObject({ waiting: 1, problem: 'The mail server asks to try later (451).', since: '2027-01-11T09:00:00.000Z' })
    const failedAt: number[] = []
    for (now = 0; now < 20 * minute; now += minute / 2) if ((await send()).failed > 0) failedAt.push(now / minute)
    expect(failedAt).toEqual([1, 3, 7, 15])
    ;[box.refuses, now] = [new Set(), 24 * 60 * minute]
    expect(await send()).toEqual({ told: 1, failed: 0 })
    expect((await letters.summary()).find(({ agency }) => agency === 'housing')).toMatchObject({ waiting: 0, problem: null, since: null })
  })
  it('wait for a mailbox, and are tried at once when there is another one', async () => {
    await put(letter(7, 'school'))
    expect(await send()).toEqual({ told: 0, failed: 1 })
    expect((await letters.summary()).find(({ agency }) => agency === 'school')).toMatchObject({ problem: 'The agency has no mailbox.' })
    mailboxes.set('school', 'marac@school.example')
    expect(await send()).toEqual({ told: 0, failed: 0 })
    await letters.tryAgain('school')
    expect(await send()).toEqual({ told: 1, failed: 0 })
  })
  it.each(['needless', 'held-back'] as const)('are not sent where telling is %s', async stands => {
    standing = () => Promise.resolve(stands)
    await put(letter(stands === 'needless' ? 8 : 9))
    expect([await send(), box.taken]).toEqual([{ told: 0, failed: 0 }, []])
    standing = () => Promise.resolve('tell')
    expect(await send()).toEqual({ told: 0, failed: 0 })
  })
})
