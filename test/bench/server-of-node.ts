import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** F3: reads the body, parses it, answers as short as can be. Gives the port. */
export const listen = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const body: unknown = parts.length === 0 ? undefined : JSON.parse(Buffer.concat(parts).toString('utf8'))
        const text = JSON.stringify({ ok: body === undefined || typeof body === 'object' })
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
      })
    })
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
