import type { Engine, Session } from '@lantern/projections'

/**
 * For a reader of facts: does its work once for each fact, however often the fact arrives. The id is kept in the transaction of
 * the work, so that both are there or neither.
 */
export class Inbox {
  private constructor(
    private readonly engine: Pick<Engine, 'transaction'>,
    private readonly reader: string,
  ) {}

  /** @param reader name of who reads: the same fact may be for several */
  static async open(engine: Pick<Engine, 'transaction'>, reader: string): Promise<Inbox> {
    await engine.transaction(session => session.run('create table if not exists fact_inbox (reader text not null, fact text not null, primary key (reader, fact))'))
    return new Inbox(engine, reader)
  }

  /** True when the work was done now, false when it was done before. @throws what the work throws: then the fact is not taken */
  once(factId: string, work: (session: Session) => Promise<void>): Promise<boolean> {
    return this.engine.transaction(async session => {
      const taken = await session.all('insert into fact_inbox (reader, fact) values (?, ?) on conflict do nothing returning fact', this.reader, factId)
      if (taken.length === 0) return false
      await work(session)
      return true
    })
  }
}
