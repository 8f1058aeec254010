import { afterEach, describe, expect, it } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NotifyMailer } from './notify.js'

/** The two requests of the service's API that are used, on this machine: the service itself cannot be had here. It shows that the client and we fit, not how the service behaves. */
interface Stub {
  readonly url: string
  readonly taken: Record<string, unknown>[]
  status: number
}
let server: Server | undefined
afterEach(() => new Promise(done => (server ? server.close(done) : done(undefined))))

async function startStub(): Promise<Stub> {
  const stub: { url: string; taken: Record<string, unknown>[]; status: number } = { url: '', taken: [], status: 201 }
  server = createServer((request, response) => {
    let body = ''
    request.on('data', part => (body += String(part)))
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
      const say = (status: number, json: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
      if (!request.headers.authorization?.startsWith('Bearer ')) return say(403, {})
      if (stub.status !== 201) return say(stub.status, { status_code: stub.status, errors: [{ error: 'Invented', message: 'sam@housing.example is not here' }] })
      if (request.method === 'GET' && pathname === '/v2/notifications') return say(200, { notifications: stub.taken.filter(({ reference }) => reference === searchParams.get('reference')) })
      if (request.method !== 'POST' || pathname !== '/v2/notifications/email') return say(404, {})
      stub.taken.push(JSON.parse(body) as Record<string, unknown>)
      return say(201, { id: 'n1' })
    })
  })
  await new Promise<void>(done => server?.listen(0, '127.0.0.1', () => done()))
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stub
}

const uuid = '26785a09-ab16-4eb0-8407-a37497a57506'
const mailer = (url: string) => NotifyMailer.open({ url, key: `test-${uuid}-${uuid}`, template: uuid })
const message = { to: 'sam@housing.example', subject: 'Lantern: 2 notices', text: 'MC-4T7Q9-XWC2D\n', id: 'letter-1' }

describe('mail by GOV.UK Notify', () => {
  it('gives template, address, words and reference', async () => {
    const stub = await startStub()
    await (await mailer(stub.url)).send(message)
    expect(stub.taken).toEqual([{ template_id: uuid, email_address: 'sam@housing.example', personalisation: { subject: 'Lantern: 2 notices', text: 'MC-4T7Q9-XWC2D\n' }, reference: 'letter-1' }])
  })
  it('sends nothing twice that was taken when nobody heard of it', async () => {
    const stub = await startStub()
    for (let times = 0; times < 3; times += 1) await (await mailer(stub.url)).send(message)
    expect(stub.taken).toHaveLength(1)
  })
  it('says in words why it was not taken, and never to whom', async () => {
    const stub = await startStub()
    for (const [status, words] of [[403, 'does not take our key (403)'], [400, 'does not take this message (400)'], [429, 'asks to try later (429)'], [503, 'asks to try later (503)']] as const) {
      stub.status = status
      const failed = await (await mailer(stub.url)).send(message).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(Error)
      expect(String(failed)).toContain(words)
      expect(String(failed)).not.toContain('sam@')
    }
    await expect((await mailer('http://127.0.0.1:1')).send(message)).rejects.toThrow('GOV.UK Notify could not be reached.')
  })
})
