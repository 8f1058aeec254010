import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Users, agencies, rules versions and event types, each kept once in the file and looked up in memory: they are few, and on every event. */
export class Names {
  private readonly byId = new Map<number, string>()
  private readonly byName = new Map<string, number>()
  private readonly find: StatementSync
  private readonly findId: StatementSync
  private readonly insert: StatementSync

  constructor(database: DatabaseSync) {
    this.find = database.prepare('select name from names where id = ?')
    this.findId = database.prepare('select id from names where name = ?')
    this.insert = database.prepare('insert into names (name) values (?)')
  }

  /** @throws for an id that the file does not hold */
  nameOf(id: number): string {
    const known = this.byId.get(id)
    if (known !== undefined) return known
    const name = this.find.get(id)?.['name']
    if (typeof name !== 'string') throw new Error(`The event file names nobody by number ${id}.`)
    this.byId.set(id, name)
    return name
  }

  /** The number of a name, new where need be. Inside a transaction; `forget` when it is rolled back. */
  idOf(name: string): number {
    const found = this.findIdOf(name)
    if (found !== undefined) return found
    const id = Number(this.insert.run(name).lastInsertRowid)
    this.byName.set(name, id)
    return id
  }

  /** The number of a name, undefined while no event holds it. */
  findIdOf(name: string): number | undefined {
    const known = this.byName.get(name)
    if (known !== undefined) return known
    const found = this.findId.get(name)?.['id']
    if (typeof found !== 'number') return undefined
    this.byName.set(name, found)
    return found
  }

  /** The numbers of those names that some event holds, as JSON for json_each. */
  listOf(names: readonly string[]): string {
    return JSON.stringify(names.flatMap(name => this.findIdOf(name) ?? []))
  }

  forget(): void {
    this.byId.clear()
    this.byName.clear()
  }
}
