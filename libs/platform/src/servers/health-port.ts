import { createServer } from 'node:http'

/**
 * For whoever watches a process without pages: /health/live, and /health/ready, which is 200 while `ready` resolves to true. Says nothing of what
 * is inside. Resolves to how to stop.
 */
export async function answerHealth(port: number, host: string, ready: () => Promise<boolean>): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const say = (status: number, text: string) => response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify({ status: text }))
    if (request.method !== 'GET') return void say(405, 'not allowed')
    if (request.url === '/health/live') return void say(200, 'ok')
    if (request.url !== '/health/ready') return void say(404, 'not found')
    ready().then(
      good => (good ? say(200, 'ok') : say(503, 'not ready')),
      () => say(503, 'not ready'),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return () => new Promise(resolve => server.close(() => resolve()))
}
