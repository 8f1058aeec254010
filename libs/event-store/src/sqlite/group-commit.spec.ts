import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable, WrongRevision } from '../port.js'
import { GroupCommit } from './group-commit.js'

let database: DatabaseSync
let commits: GroupCommit<unknown>
const on = { committed: jest.fn(), rolledBack: jest.fn(), stopped: jest.fn() }

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('create table t (n integer primary key, text text)')
  commits = new GroupCommit(database, on)
  jest.clearAllMocks()
})
afterEach(() => database.close())

const insert = (n: number, text = '') => () => {
  database.prepare('insert into t values (?, ?)').run(n, text)
  return n
}
const stored = () => database.prepare('select n from t order by n').all().map(row => row['n'])

describe('committing in groups', () => {
  it('answers each caller with what its work returned, after one commit for all', async () => {
    expect(await Promise.all([1, 2, 3].map(n => commits.submit(insert(n))))).toEqual([1, 2, 3])
    expect(stored()).toEqual([1, 2, 3])
    expect(on.committed).toHaveBeenCalledTimes(1)
  })

  it('takes 64 at most into one group', async () => {
    await Promise.all(Array.from({ length: 130 }, (_, n) => commits.submit(insert(n))))
    expect(stored()).toHaveLength(130)
    expect(on.committed.mock.calls.length).toBeGreaterThanOrEqual(3)
  })

  it('ends a group after four milliseconds', async () => {
    const slow = (n: number) => () => {
      const until = performance.now() + 5
      while (performance.now() < until);
      return n
    }
    await Promise.all([1, 2, 3].map(n => commits.submit(slow(n))))
    expect(on.committed).toHaveBeenCalledTimes(3)
  })

  it('tells a refused caller so, and only that one', async () => {
    const refused = new WrongRevision('case-1', 1, 2)
    const refuse = () => {
      throw refused
    }
    const results = await Promise.allSettled([commits.submit(insert(1)), commits.submit(refuse), commits.submit(insert(3))])
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(stored()).toEqual([1, 3])
  })

  it('leaves work out that fails by itself, even after writing, and commits the others', async () => {
    const failing = () => {
      insert(2)()
      insert(1)()
    }
    const results = await Promise.allSettled([commits.submit(insert(1)), commits.submit(failing), commits.submit(insert(3))])
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(stored()).toEqual([1, 3])
    expect(on.rolledBack).toHaveBeenCalledTimes(1)
    expect(on.stopped).not.toHaveBeenCalled()
  })

  it('stops for good when the file cannot be written, and rejects whoever waits', async () => {
    await commits.submit(insert(1))
    const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number }
    database.exec(`pragma max_page_count = ${pages}`)
    const results = await Promise.allSettled([commits.submit(insert(2)), commits.submit(insert(3, 'x'.repeat(100_000))), commits.submit(insert(4))])
    expect(results.map(result => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(stored()).toEqual([1])
    expect(on.stopped).toHaveBeenCalledTimes(1)
    database.exec('pragma max_page_count = 100000')
    await expect(commits.submit(insert(5))).rejects.toBeInstanceOf(StoreUnavailable)
    expect(stored()).toEqual([1])
  })

  it('lets what is queued finish when it is closed, and takes nothing more', async () => {
    const queued = [1, 2, 3].map(n => commits.submit(insert(n)))
    await commits.close()
    await expect(commits.submit(insert(4))).rejects.toThrow('closed')
    expect(await Promise.all(queued)).toEqual([1, 2, 3])
  })
})
