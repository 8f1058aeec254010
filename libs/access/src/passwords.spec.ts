import { describe, expect, it } from '@jest/globals'
import { stepOf } from './one-time-codes.js'
import { whatIsWrongWith } from './password-rules.js'
import { hashPassword, isPassword, needsRehash, nobodysHash, passwordCost } from './passwords.js'

const cheap = { memory: 8, passes: 1, lanes: 1 }

describe('password hashes', () => {
  it('are argon2id at the cost that OWASP asks for, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword('violet-harbour-lamp'), hashPassword('violet-harbour-lamp')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(two).not.toBe(one)
    expect(await isPassword('violet-harbour-lamp', one)).toBe(true)
    expect(await isPassword('violet-harbour-lamp ', one)).toBe(false)
    expect(needsRehash(one)).toBe(false)
  })

  it('agree with the reference implementation', async () => {
    // https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c: version 0x13, argon2id, t=2, m=2^16 KiB, p=1, "password", "somesalt"
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await isPassword('password', reference)).toBe(true)
    expect(await isPassword('passwore', reference)).toBe(false)
    expect(needsRehash(reference)).toBe(true)
  })

  it('are the same for letters that look the same', async () => {
    expect(await isPassword('Zo\u00eb’s violet harbour', await hashPassword('Zoe\u0308’s violet harbour', cheap))).toBe(true)
  })

  it('that nobody has cost as much as others', async () => {
    expect(needsRehash(nobodysHash(passwordCost))).toBe(false)
    expect(await isPassword('', nobodysHash(cheap))).toBe(false)
  })

  it('in another form are refused', async () => {
    for (const text of ['', 'violet', '$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA', '$argon2id$v=19$m=8,t=1$AAAA$AAAA']) {
      await expect(isPassword('x', text)).rejects.toThrow('is not an argon2id PHC string')
    }
  })
})

describe('password rules', () => {
  it.each([
    ['violet-harb', 'Password must be 12 characters or more'],
    ['v'.repeat(201), 'Password must be 200 characters or fewer'],
    ['my name is AFarrow', 'Password must not contain your sign-in name'],
    ['aabbaabbaabbaabb', 'Password must not repeat the same few characters'],
    ['Password12345!', 'Password must be harder to guess: use three random words'],
    ['2026safeguarding', 'Password must be harder to guess: use three random words'],
    ['123456789012', 'Password must be harder to guess: use three random words'],
    ['zyxwvutsrqpo1', 'Password must be harder to guess: use three random words'],
    ['correct horse battery staple', undefined],
    ['violet-harbour-lamp', undefined],
    ['фиалка гавань лампа', undefined],
  ])('answer %j', (password, answer) => expect(whatIsWrongWith(password, 'afarrow@example.org')).toBe(answer))

  it('do not mistake a short name for one', () => expect(whatIsWrongWith('violet-ann-harbour', 'ann')).toBeUndefined())
})

describe('codes from an authenticator app', () => {
  // RFC 6238 appendix B, SHA-1: at 59 seconds 94287082, of which six digits are used.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

  it.each([
    ['1970-01-01T00:00:59.000Z', '287082', 1],
    ['1970-01-01T00:00:59.000Z', '287 082', 1],
    ['1970-01-01T00:01:29.000Z', '287082', 1],
    ['1970-01-01T00:01:30.000Z', '287082', undefined],
    ['2005-03-18T01:58:29.000Z', '081804', 37037036],
    ['1970-01-01T00:00:59.000Z', '287083', undefined],
    ['1970-01-01T00:00:59.000Z', '94287082', undefined],
    ['1970-01-01T00:00:59.000Z', '', undefined],
  ])('at %s %j is of step %s', (now, code, step) => expect(stepOf(secret, code, now)).toBe(step))
})
