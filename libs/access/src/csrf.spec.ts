import fastifyCookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { MasterKey } from '@lantern/privacy'
import fastify, { type FastifyInstance } from 'fastify'
import { csrfHolder, csrfOptions, sessionCookie } from './index.js'

const secure = { secure: true }
const cookieName = sessionCookie(secure).name
let app: FastifyInstance
beforeEach(async () => {
  app = await appWith(1)
})
afterEach(() => app.close())

/** A form without script: the token is a hidden field. */
async function appWith(masterByte: number): Promise<FastifyInstance> {
  const made = fastify()
  await made.register(fastifyCookie)
  await made.register(csrf, csrfOptions(MasterKey.from(Buffer.alloc(32, masterByte)), secure))
  made.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, Object.fromEntries(new URLSearchParams(text.toString()))),
  )
  made.addHook('preHandler', (request, reply, done) => (request.method === 'POST' ? made.csrfProtection(request, reply, done) : done()))
  made.get('/form', async (request, reply) => ({ token: reply.generateCsrf({ userInfo: csrfHolder(request, secure) }) }))
  made.post('/form', async () => ({ done: true }))
  return made
}

interface Form {
  readonly token: string
  readonly secret: string
}
async function getForm(from: FastifyInstance, session?: string): Promise<Form> {
  const reply = await from.inject({ url: '/form', cookies: session ? { [cookieName]: session } : {} })
  const cookie = reply.cookies[0]
  expect(cookie).toMatchObject({ name: '__Host-csrf', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' })
  return { token: reply.json<{ token: string }>().token, secret: cookie?.value ?? '' }
}
async function post(to: FastifyInstance, { token, secret }: Partial<Form>, session?: string): Promise<number> {
  const reply = await to.inject({
    method: 'POST',
    url: '/form',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(token ? { _csrf: token } : {}).toString(),
    cookies: { ...(session ? { [cookieName]: session } : {}), ...(secret ? { '__Host-csrf': secret } : {}) },
  })
  return reply.statusCode
}

it('takes a form from the session that asked for it, without script', async () => {
  expect(await post(app, await getForm(app, 'ann'), 'ann')).toBe(200)
})

it('takes the form to sign in, before there is a session', async () => {
  expect(await post(app, await getForm(app))).toBe(200)
})

it('refuses a form without token or secret, with another session’s token, and one from before signing in', async () => {
  const form = await getForm(app, 'ann')
  const before = await getForm(app)
  expect(await post(app, { secret: form.secret }, 'ann')).toBe(403)
  expect(await post(app, { token: form.token }, 'ann')).toBe(403)
  expect(await post(app, form, 'beth')).toBe(403)
  expect(await post(app, form)).toBe(403)
  expect(await post(app, before, 'ann')).toBe(403)
  expect(await post(app, { ...form, token: `${form.token}x` }, 'ann')).toBe(403)
})

it('takes a form that another process with the same master key made, and no other', async () => {
  const [same, other] = [await appWith(1), await appWith(2)]
  const form = await getForm(same, 'ann')
  expect(await post(app, form, 'ann')).toBe(200)
  expect(await post(app, await getForm(other, 'ann'), 'ann')).toBe(403)
  await same.close()
  await other.close()
})
