import { beforeEach, expect, it } from '@jest/globals'
import { Sessions } from './index.js'
import { after, hour, minute } from './after.js'
import { onEveryStore } from './every-store.cases.js'

const start = '2026-03-02T09:00:00.000Z'

onEveryStore('sessions', bench => {
  let sessions: Sessions
  beforeEach(() => {
    sessions = new Sessions(bench.store)
  })

  it('are found by their token, of which only a hash is stored', async () => {
    const { token, session } = await sessions.begin('u1', 'bearer', start)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(session).toEqual({ id: expect.stringMatching(/^[0-9a-f]{64}$/), user: 'u1', kind: 'bearer', since: start, expiresAt: after(start, 12 * hour) })
    expect(await sessions.find(token, start)).toEqual({ is: 'live', session })
    expect(await sessions.find(session.id, start)).toBeUndefined()
    expect(await sessions.find('', start)).toBeUndefined()
    expect(JSON.stringify(await bench.store.db.selectFrom('sessions').selectAll().execute())).not.toContain(token)
  })

  it('expire after half an hour without use, and say then whose they were', async () => {
    const { token } = await sessions.begin('u1', 'browser', start)
    for (const minutes of [29, 58, 87]) expect(await sessions.find(token, after(start, minutes * minute))).toMatchObject({ is: 'live' })
    expect(await sessions.find(token, after(start, 117 * minute))).toEqual({ is: 'expired', user: 'u1' })
    expect(await sessions.find(token, after(start, 200 * minute))).toEqual({ is: 'expired', user: 'u1' })
  })

  it('expire after twelve hours, however much they are used', async () => {
    const { token } = await sessions.begin('u1', 'browser', start)
    for (let at = 20; at < 12 * 60; at += 20) expect(await sessions.find(token, after(start, at * minute))).toMatchObject({ is: 'live' })
    expect(await sessions.find(token, after(start, 12 * hour))).toEqual({ is: 'expired', user: 'u1' })
  })

  it('are written down once a minute at most', async () => {
    const { token } = await sessions.begin('u1', 'browser', start)
    const used = async () => (await bench.store.db.selectFrom('sessions').select('used_at').executeTakeFirstOrThrow()).used_at
    await sessions.find(token, after(start, minute - 1))
    expect(await used()).toBe(start)
    await sessions.find(token, after(start, minute))
    expect(await used()).toBe(after(start, minute))
  })

  it('last as long as they are told', async () => {
    const short = new Sessions(bench.store, { idleMinutes: 5, longestHours: 1 })
    const { token } = await short.begin('u1', 'browser', start)
    expect(await short.find(token, after(start, 4 * minute))).toMatchObject({ is: 'live' })
    expect(await short.find(token, after(start, 9 * minute))).toMatchObject({ is: 'expired' })
  })

  it('end when they are revoked, one or all of a user', async () => {
    const [one, two, three, other] = await Promise.all(['u1', 'u1', 'u1', 'u2'].map(user => sessions.begin(user, 'browser', start)))
    await sessions.revoke(one?.token ?? '')
    expect(await sessions.find(one?.token ?? '', start)).toBeUndefined()
    expect(await sessions.find(two?.token ?? '', start)).toMatchObject({ is: 'live' })
    expect(await sessions.revokeAll('u1')).toBe(2)
    expect(await sessions.find(three?.token ?? '', start)).toBeUndefined()
    expect(await sessions.find(other?.token ?? '', start)).toMatchObject({ is: 'live' })
  })

  it('are forgotten a day after they expired', async () => {
    const { token } = await sessions.begin('u1', 'browser', start)
    expect(await sessions.sweep(after(start, 24 * hour))).toBe(0)
    expect(await sessions.sweep(after(start, 25 * hour))).toBe(1)
    expect(await sessions.find(token, start)).toBeUndefined()
  })
})
