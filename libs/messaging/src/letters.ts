import type { Instant } from '@lantern/decision'
import type { Engine } from '@lantern/projections'

/** Something that an agency is to be told by e-mail: the reference of a case, and nothing of what it says. */
export interface Letter {
  /** The fact that it tells of, and to whom: the same letter comes twice after a crash, and is one. */
  readonly id: string
  readonly agency: string
  readonly ref: string
}

/** What came of a letter: told; needless by then; or held back, since not everybody at the agency may know of the case. */
export type LetterEnd = 'told' | 'needless' | 'held-back'

/** The letters of one agency, in numbers. */
export interface LettersOf {
  readonly agency: string
  readonly waiting: number
  /** Of those that wait: why the last try failed; null when none has. */
  readonly problem: string | null
  /** The first moment from which one has waited. */
  readonly since: Instant | null
  readonly told: number
  readonly heldBack: number
}

/**
 * What is still to be told, in the database of views, beside the place of the relay that fills it. No letter is lost: it waits until it was
 * told or is needless.
 */
export class Letters {
  private constructor(private readonly engine: Pick<Engine, 'transaction'>) {}

  static async open(engine: Pick<Engine, 'transaction'>): Promise<Letters> {
    await engine.transaction(async session => {
      await session.run(
        'create table if not exists letter (id text primary key, agency text not null, ref text not null, put_at text not null, tries integer not null, next_try bigint not null, problem text, ended text)',
      )
      await session.run('create index if not exists letter_due on letter (ended, next_try)')
    })
    return new Letters(engine)
  }

  /** Those that are there already stay as they are. */
  async put(letters: readonly Letter[], at: Instant): Promise<void> {
    const insert = 'insert into letter (id, agency, ref, put_at, tries, next_try, problem, ended) values (?, ?, ?, ?, 0, 0, null, null) on conflict (id) do nothing'
    await this.engine.transaction(async session => {
      for (const { id, agency, ref } of letters) await session.run(insert, id, agency, ref, at)
    })
  }

  /** Whose next try has come, oldest first. `now` in milliseconds. */
  async due(now: number, most: number): Promise<readonly (Letter & { readonly tries: number })[]> {
    const select = 'select id, agency, ref, tries from letter where ended is null and next_try <= ? order by put_at, id limit ?'
    const rows = await this.engine.transaction(session => session.all(select, now, most))
    return rows.map(row => ({ id: String(row['id']), agency: String(row['agency']), ref: String(row['ref']), tries: Number(row['tries']) }))
  }

  async end(id: string, ended: LetterEnd): Promise<void> {
    await this.engine.transaction(session => session.run('update letter set ended = ?, problem = null where id = ?', ended, id))
  }

  /** After a try that failed, or when there was nowhere to send it. The problem names no address. */
  async retry(id: string, problem: string, nextTry: number): Promise<void> {
    await this.engine.transaction(session => session.run('update letter set tries = tries + 1, problem = ?, next_try = ? where id = ?', problem, nextTry, id))
  }

  /** An agency's letters are tried at once again: its mailbox is another one. */
  async tryAgain(agency: string): Promise<void> {
    await this.engine.transaction(session => session.run('update letter set next_try = 0 where ended is null and agency = ?', agency))
  }

  async summary(): Promise<readonly LettersOf[]> {
    const select = `select agency, count(*) - count(ended) as waiting, max(case when ended is null then problem end) as problem, min(case when ended is null then put_at end) as since,
      sum(case when ended = 'told' then 1 else 0 end) as told, sum(case when ended = 'held-back' then 1 else 0 end) as held_back from letter group by agency order by agency`
    const rows = await this.engine.transaction(session => session.all(select))
    return rows.map(row => ({
      agency: String(row['agency']),
      waiting: Number(row['waiting']),
      problem: textOf(row['problem']),
      since: textOf(row['since']),
      told: Number(row['told']),
      heldBack: Number(row['held_back']),
    }))
  }
}

const textOf = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null)
