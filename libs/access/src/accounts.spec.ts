import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Instant } from '@lantern/decision'
import { Secret, TOTP } from 'otpauth'
import { AccountExists, Accounts, NoAccount, Sessions, type AccountSettings, type SignedIn } from './index.js'
import { after, hour, minute } from './after.js'
import { master, onEveryStore } from './every-store.cases.js'

const monday = '2026-03-02T09:00:00.000Z'
const cheap = { memory: 8, passes: 1, lanes: 1 }
const password = 'violet-harbour-lamp'
const wrong = { signedIn: false, why: 'wrong' }
const codeAt = (secret: string, at: Instant) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(at) })

onEveryStore('accounts', bench => {
  let sessions: Sessions
  let accounts: Accounts
  const make = (settings: Partial<AccountSettings> = {}) => new Accounts(bench.store, master, sessions, { cost: cheap, ...settings })
  beforeEach(() => {
    sessions = new Sessions(bench.store)
    accounts = make()
  })

  /** A user who has set password and second factor at `at`; gives the secret of the authenticator app. */
  const enrolled = async (user = 'u1', signInName = 'Ann@example.org', at = monday) => {
    const { token } = await accounts.addUser({ user, signInName }, at)
    const secret = (await accounts.findSetup(token, at))?.secret ?? ''
    expect(await accounts.setUp({ token, password, code: codeAt(secret, at) }, at)).toEqual({ done: true, user })
    return secret
  }
  const signIn = (code: string, at: Instant, given: { signInName?: string; password?: string } = {}) =>
    accounts.signIn({ signInName: 'ann@example.org', password, code, ...given }, at)

  describe('a setup link', () => {
    it('shows what an authenticator app needs, the same each time, and nothing of it is stored in the clear', async () => {
      const setup = await accounts.addUser({ user: 'u1', signInName: ' Ann@Example.org ' }, monday)
      expect(setup.expiresAt).toBe('2026-03-03T09:00:00.000Z')
      const shown = await accounts.findSetup(setup.token, monday)
      expect(shown).toEqual({
        user: 'u1',
        signInName: 'ann@example.org',
        secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
        uri: expect.stringMatching(/^otpauth:\/\/totp\/Lantern:ann%40example\.org\?issuer=Lantern&secret=/),
        svg: expect.stringMatching(/^<svg /),
      })
      expect(await accounts.findSetup(setup.token, monday)).toEqual(shown)
      const stored = JSON.stringify(await bench.store.db.selectFrom('credentials').selectAll().execute())
      expect(stored).not.toContain(setup.token)
      expect(stored).not.toContain(shown?.secret)
    })

    it('sets the password once', async () => {
      const { token } = await accounts.addUser({ user: 'u1', signInName: 'ann' }, monday)
      const secret = (await accounts.findSetup(token, monday))?.secret ?? ''
      const code = codeAt(secret, monday)
      expect(await accounts.setUp({ token, password: 'short', code }, monday)).toEqual({
        done: false,
        why: 'password',
        sentence: 'Password must be 12 characters or more',
      })
      expect(await accounts.setUp({ token, password, code: code === '000000' ? '000001' : '000000' }, monday)).toEqual({ done: false, why: 'code' })
      expect(await accounts.setUp({ token, password, code }, monday)).toEqual({ done: true, user: 'u1' })
      expect(await accounts.setUp({ token, password: 'another-pass-phrase', code }, monday)).toEqual({ done: false, why: 'link' })
      expect(await accounts.findSetup(token, monday)).toBeUndefined()
      const { password: stored } = await bench.store.db.selectFrom('credentials').select('password').executeTakeFirstOrThrow()
      expect(stored).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/)
    })

    it('does not work once it has expired, for a guess, or for a disabled account', async () => {
      const { token, expiresAt } = await accounts.addUser({ user: 'u1', signInName: 'ann' }, monday)
      expect(await accounts.findSetup(token, expiresAt)).toBeUndefined()
      expect(await accounts.setUp({ token, password, code: '000000' }, expiresAt)).toEqual({ done: false, why: 'link' })
      expect(await accounts.findSetup('guess', monday)).toBeUndefined()
      await accounts.disable('u1', monday)
      expect(await accounts.findSetup(token, monday)).toBeUndefined()
    })

    it('is given for a new user and a new sign-in name only', async () => {
      await accounts.addUser({ user: 'u1', signInName: 'ann' }, monday)
      await expect(accounts.addUser({ user: 'u1', signInName: 'beth' }, monday)).rejects.toThrow(AccountExists)
      await expect(accounts.addUser({ user: 'u2', signInName: 'ANN ' }, monday)).rejects.toThrow(AccountExists)
      await expect(accounts.addUser({ user: 'u2', signInName: '  ' }, monday)).rejects.toThrow('A sign-in name is needed.')
    })
  })

  describe('signing in', () => {
    it('takes the password with the code of the moment', async () => {
      const secret = await enrolled()
      const later = after(monday, minute)
      expect(await signIn(codeAt(secret, later), later, { signInName: 'ANN@example.org ' })).toEqual({ signedIn: true, user: 'u1' })
    })

    it('takes a code once: not the one of the setup, nor one used before, nor an older one', async () => {
      const secret = await enrolled()
      expect(await signIn(codeAt(secret, monday), monday)).toMatchObject(wrong)
      const later = after(monday, 2 * minute)
      const code = codeAt(secret, later)
      const both = await Promise.all([signIn(code, later), signIn(code, later)])
      expect(both.filter(answer => answer.signedIn)).toHaveLength(1)
      expect(await signIn(code, later)).toMatchObject(wrong)
      expect(await signIn(codeAt(secret, after(later, -30_000)), later)).toMatchObject(wrong)
      expect(await signIn(codeAt(secret, after(later, 30_000)), later)).toEqual({ signedIn: true, user: 'u1' })
    })

    it('answers alike whatever was wrong', async () => {
      const secret = await enrolled()
      const later = after(monday, 5 * minute)
      const code = codeAt(secret, later)
      expect(await signIn(code, later, { password: 'violet-harbour-lam' })).toMatchObject(wrong)
      expect(await signIn(code, later, { signInName: 'nobody' })).toMatchObject(wrong)
      expect(await signIn('12345', later)).toMatchObject(wrong)
      expect(await signIn(codeAt(secret, after(later, -3 * minute)), later)).toMatchObject(wrong)
      await accounts.addUser({ user: 'u2', signInName: 'beth' }, later)
      expect(await signIn('000000', later, { signInName: 'beth', password: '' })).toMatchObject(wrong)
      await accounts.disable('u1', later)
      expect(await signIn(code, later)).toMatchObject(wrong)
      await accounts.enable('u1', later)
      expect(await signIn(code, later)).toEqual({ signedIn: true, user: 'u1' })
    })

    it('hashes the password anew when the cost has changed', async () => {
      const secret = await enrolled()
      accounts = make({ cost: { memory: 16, passes: 1, lanes: 1 } })
      const phc = async () => (await bench.store.db.selectFrom('credentials').select('password').executeTakeFirstOrThrow()).password
      for (const [minutes, expected] of [[1, '$argon2id$v=19$m=16,t=1,p=1$'], [2, '$argon2id$v=19$m=16,t=1,p=1$']] as const) {
        const at = after(monday, minutes * minute)
        expect(await signIn(codeAt(secret, at), at)).toEqual({ signedIn: true, user: 'u1' })
        expect(await phc()).toContain(expected)
      }
    })
  })

  describe('too many wrong tries', () => {
    const tries = async (count: number, at: Instant, signInName: string) => {
      const answers: SignedIn[] = []
      for (let n = 0; n < count; n += 1) answers.push(await signIn('000000', at, { signInName, password: 'not the password' }))
      return answers
    }
    const locked = (until: Instant) => ({ signedIn: false, why: 'locked', until })

    it('stop signing in, longer each time, and alike for a name that nobody has', async () => {
      const secret = await enrolled()
      const start = after(monday, hour)
      for (const name of ['ann@example.org', 'nobody']) {
        const first = after(start, 15 * minute)
        expect(await tries(10, start, name)).toMatchObject([...Array.from({ length: 9 }, () => wrong), locked(first)])
        expect(await tries(20, after(first, -1), name)).toMatchObject(Array.from({ length: 20 }, () => locked(first)))
        const second = after(first, 30 * minute)
        expect(await tries(3, first, name)).toMatchObject([wrong, wrong, locked(second)])
        expect(await tries(3, second, name)).toMatchObject([wrong, wrong, locked(after(second, 60 * minute))])
      }
      const locking = after(start, 50 * minute)
      expect(await signIn(codeAt(secret, locking), locking)).toMatchObject({ why: 'locked' })
      const free = after(start, 3 * hour)
      expect(await signIn(codeAt(secret, free), free)).toEqual({ signedIn: true, user: 'u1' })
      expect((await tries(9, free, 'ann@example.org')).at(-1)).toMatchObject(wrong)
    })

    it('say for the record whose name was typed, and of a name that nobody has only its keyed hash', async () => {
      await enrolled()
      const whose = (signed: SignedIn) => (signed.signedIn ? undefined : signed.whose)
      const nobodys = { nameHash: expect.stringMatching(/^[0-9a-f]{64}$/) }
      for (const answer of await tries(11, monday, ' ANN@example.org')) expect(whose(answer)).toEqual({ user: 'u1' })
      const [first, ...others] = (await tries(11, monday, 'nobody')).map(whose)
      expect(first).toEqual(nobodys)
      expect(new Set(others.map(each => JSON.stringify(each)))).toEqual(new Set([JSON.stringify(first)]))
      expect(whose((await tries(1, monday, 'nobody else'))[0] ?? { signedIn: true, user: '' })).not.toEqual(first)
    })

    it('get no further when they come at once', async () => {
      await enrolled()
      const start = after(monday, hour)
      const answers = await Promise.all(Array.from({ length: 40 }, () => signIn('000000', start, { password: 'not the password' })))
      expect(answers.filter(answer => !answer.signedIn && answer.why === 'wrong').length).toBeLessThan(10)
      expect(answers.filter(answer => !answer.signedIn && answer.why === 'locked').length).toBeGreaterThan(30)
    })

    it('are locked for no longer than four hours', async () => {
      let at = monday
      const minutes: number[] = []
      for (let lock = 0; lock < 7; lock += 1) {
        const last = (await tries(lock === 0 ? 10 : 3, at, 'nobody')).at(-1)
        const until = last && !last.signedIn && last.why === 'locked' ? last.until : at
        minutes.push((Date.parse(until) - Date.parse(at)) / minute)
        at = until
      }
      expect(minutes).toEqual([15, 30, 60, 120, 240, 240, 240])
    })

    it('are forgotten after a day, and the name that was typed is not stored', async () => {
      await tries(2, monday, 'nobody')
      const rows = await bench.store.db.selectFrom('sign_in_tries').selectAll().execute()
      expect(rows).toEqual([{ name_hash: expect.stringMatching(/^[0-9a-f]{64}$/), failures: 2, locks: 0, locked_until: null, last_at: monday }])
      expect(await accounts.sweep(after(monday, 23 * hour))).toBe(0)
      expect(await accounts.sweep(after(monday, 25 * hour))).toBe(1)
    })
  })

  describe('an administrator', () => {
    it('resets a lost password or telephone: old ones, sessions and locks end', async () => {
      const secret = await enrolled()
      const { token } = await sessions.begin('u1', 'browser', monday)
      for (let n = 0; n < 10; n += 1) await signIn('000000', monday, { password: 'not the password' })
      const later = after(monday, minute)
      const setup = await accounts.reset('u1', later)
      expect(await sessions.find(token, later)).toBeUndefined()
      expect(await signIn(codeAt(secret, later), later)).toMatchObject(wrong)
      const fresh = (await accounts.findSetup(setup.token, later))?.secret ?? ''
      expect(fresh).not.toBe(secret)
      expect(await accounts.setUp({ token: setup.token, password, code: codeAt(fresh, later) }, later)).toEqual({ done: true, user: 'u1' })
      const last = after(later, minute)
      expect(await signIn(codeAt(fresh, last), last)).toEqual({ signedIn: true, user: 'u1' })
    })

    it('disables an account: its sessions end at once', async () => {
      await enrolled()
      const { token } = await sessions.begin('u1', 'bearer', monday)
      await accounts.disable('u1', monday)
      expect(await sessions.find(token, monday)).toBeUndefined()
    })

    it('is told of a user who has no account', async () => {
      await expect(accounts.reset('u9', monday)).rejects.toThrow(NoAccount)
      await expect(accounts.disable('u9', monday)).rejects.toThrow(NoAccount)
      await expect(accounts.enable('u9', monday)).rejects.toThrow(NoAccount)
    })
  })
})
