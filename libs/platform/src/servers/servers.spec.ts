import { afterAll, describe, expect, it } from '@jest/globals'
import { PrivateStore } from '@lantern/privacy'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerHealth } from './health-port.js'
import { checkKindOfData } from './kind-of-data.js'

const root = mkdtempSync(join(tmpdir(), 'lantern-servers-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('the kind of data that servers hold', () => {
  it.each([
    [true, 'These servers hold a demonstration'],
    [false, 'These servers hold real data'],
  ])('is that of the first process, and no process of the other kind starts (demonstration: %s)', async (demonstration, sentence) => {
    const store = await PrivateStore.openFile(join(root, `keys-${demonstration}.db`))
    await checkKindOfData(store, demonstration)
    await checkKindOfData(store, demonstration)
    await expect(checkKindOfData(store, !demonstration)).rejects.toThrow(sentence)
    await store.close()
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

describe('the health of a process without pages', () => {
  it('is live while it runs, ready while it can work, and says nothing else', async () => {
    const port = await freePort()
    const answers: (() => Promise<boolean>)[] = [async () => true, async () => false, () => Promise.reject(new Error('The store is away.'))]
    let now = answers[0]
    const stop = await answerHealth(port, '127.0.0.1', async () => (now ? now() : false))
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method })
      return [response.status, await response.json()]
    }
    const ready = []
    for (now of answers) ready.push(await ask('/health/ready'))
    expect(ready).toEqual([
      [200, { status: 'ok' }],
      [503, { status: 'not ready' }],
      [503, { status: 'not ready' }],
    ])
    expect(await ask('/health/live')).toEqual([200, { status: 'ok' }])
    expect(await ask('/cases')).toEqual([404, { status: 'not found' }])
    expect(await ask('/health/live', 'POST')).toEqual([405, { status: 'not allowed' }])
    await stop()
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow()
  })
})
