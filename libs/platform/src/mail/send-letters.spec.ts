import { beforeEach, expect, it } from '@jest/globals'
import type { LetterRow, NoticeRow } from '@lantern/marac'
import { Letters } from '@lantern/messaging'
import { onBothEngines } from '@lantern/testing/engines'
import { sendLetters } from './send-letters.js'
import { Mailer, MailNotTaken, type Message } from './smtp.js'

class Postbox extends Mailer {
  readonly by = 'smtp'
  readonly taken: Message[] = []
  refuses = new Set<string>()
  send(message: Message): Promise<void> {
    if (this.refuses.has(message.to)) return Promise.reject(new MailNotTaken('The mail server asks to try later (451).'))
    this.taken.push(message)
    return Promise.resolve()
  }
  close(): void {}
}

const minute = 60_000
const at = '2027-01-11T07:30:00.000Z'
const start = Date.parse(at)
const notice = (id: string, change: Partial<NoticeRow> = {}): NoticeRow => ({ id, place: id, recipient: 'agency:housing', kind: 'research-requested', ref: 'MC-4T7Q9-XWC2D', about: null, by_agency: 'hub', due_on: '2027-01-18', step: null, at, ...change })
const written = (id: string, agency = 'housing', change: Partial<LetterRow> = {}): LetterRow => ({ id, addressee: `agency:${agency}`, how: 'digest', day: '2027-01-11', written_at: at, notices: [`${id}-1`, `${id}-2`], ended: null, ended_at: null, ...change })

onBothEngines('letters', open => {
  let [tries, box, now] = [undefined as unknown as Letters, new Postbox(), start]
  let waiting: LetterRow[] = []
  let ended: string[] = []
  let hidden = new Set<string>()
  const mailboxes = new Map<string, string>()
  const names = { agency: (id: string) => id, area: (id: string) => id, district: (id: string) => id, user: (id: string) => id }
  const send = () =>
    sendLetters({
      tries,
      mailer: box,
      now: () => now,
      waiting: async since => waiting.filter(row => row.written_at >= since),
      addressee: async to => {
        const address = mailboxes.get(to.slice('agency:'.length))
        return address === undefined ? undefined : { to, reader: { mailbox: to.slice('agency:'.length) }, mode: 'digest', address }
      },
      stillTold: async (_reader, _now, ids) => ids.filter(id => !hidden.has(id)).map(id => notice(id, id.endsWith('2') ? { kind: 'action-given', about: 'MC-4T7Q9-XWC2D-7KQX' } : {})),
      end: async (row, how) => {
        ended.push(`${row.id} ${how}`)
        waiting = waiting.filter(each => each !== row)
      },
      names,
      address: 'https://hub.example.org',
    })
  beforeEach(async () => {
    tries = await Letters.open(open().engine)
    for (const { id } of await tries.due(Number.MAX_SAFE_INTEGER, 1_000)) await tries.end(id, 'needless')
    ;[box, now, waiting, ended, hidden] = [new Postbox(), start, [], [], new Set()]
    mailboxes.clear()
    for (const agency of ['housing', 'probation']) mailboxes.set(agency, `marac@${agency}.example`)
  })

  it('tell all of a letter in one message: references, what is asked, by when, links', async () => {
    waiting = [written('a')]
    expect(await send()).toEqual({ told: 1, failed: 0 })
    expect(box.taken).toEqual([
      {
        to: 'marac@housing.example',
        id: 'a',
        subject: 'Lantern: 2 notices',
        text: 'MC-4T7Q9-XWC2D\nResearch is asked of your agency, by 18 Jan 2027\nhttps://hub.example.org/cases/MC-4T7Q9-XWC2D/return-research\n\nMC-4T7Q9-XWC2D-7KQX\nAn action is agreed for your agency, by 18 Jan 2027\nhttps://hub.example.org/actions/MC-4T7Q9-XWC2D-7KQX\n',
      },
    ])
    expect([await send(), ended]).toEqual([{ told: 0, failed: 0 }, ['a smtp']])
  })
  it('that fail wait, longer each time, and never stop another addressee', async () => {
    box.refuses = new Set(['marac@housing.example'])
    waiting = [written('b'), written('c', 'probation')]
    expect(await send()).toEqual({ told: 1, failed: 1 })
    expect((await tries.summary()).find(({ agency }) => agency === 'agency:housing')).toMatchObject({ waiting: 1, problem: 'The mail server asks to try later (451).' })
    const failedAt: number[] = []
    for (now = start; now < start + 20 * minute; now += minute / 2) if ((await send()).failed > 0) failedAt.push((now - start) / minute)
    expect(failedAt).toEqual([1, 3, 7, 15])
    ;[box.refuses, now] = [new Set(), start + 24 * 60 * minute]
    expect(await send()).toEqual({ told: 1, failed: 0 })
    expect(box.taken.map(({ id }) => id)).toEqual(['c', 'b'])
  })
  it('are sent again under the same id when nobody heard that they were taken, and end once', async () => {
    waiting = [written('d')]
    const [row] = waiting
    await send()
    // The database of views came back from before: only the record of the log says what was sent.
    waiting = row ? [row] : []
    await (await Letters.open(open().engine)).tryAgain('agency:housing')
    await send()
    expect(new Set(box.taken.map(({ id }) => id)).size).toBe(1)
  })
  it('wait for an address, and are tried at once when there is one', async () => {
    waiting = [written('e', 'school')]
    expect(await send()).toEqual({ told: 0, failed: 1 })
    mailboxes.set('school', 'marac@school.example')
    await tries.tryAgain('agency:school')
    expect(await send()).toEqual({ told: 1, failed: 0 })
  })
  it('say nothing of a case that their reader may not know of any more', async () => {
    waiting = [written('f'), written('g')]
    hidden = new Set(['f-1', 'f-2', 'g-2'])
    expect(await send()).toEqual({ told: 1, failed: 0 })
    expect([ended, box.taken.map(({ subject }) => subject)]).toEqual([['f needless', 'g smtp'], ['Lantern: Research is asked of your agency: MC-4T7Q9-XWC2D']])
  })
  it('are not sent when they were written more than a week ago', async () => {
    waiting = [written('h', 'housing', { written_at: '2027-01-01T07:30:00.000Z' })]
    expect([await send(), box.taken]).toEqual([{ told: 0, failed: 0 }, []])
  })
})
