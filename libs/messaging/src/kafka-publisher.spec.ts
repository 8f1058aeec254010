import { describe, expect, it } from '@jest/globals'
import { createServer, type AddressInfo } from 'node:net'
import { StoreUnavailable } from '@lantern/event-store'
import { KafkaPublisher, messageOf } from './kafka-publisher.js'
import type { PublicFact } from './public-fact.js'

const fact: PublicFact = { id: 'e1', type: 'lantern.specs.counted.v1', subject: 'T1', time: '2026-03-02T09:00:00.000Z', data: { n: 1 } }

/** A loopback port at which nothing listens. */
async function silentPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

describe('a fact on Kafka', () => {
  it('is a structured CloudEvent, keyed by its subject, its id also in a header', async () => {
    const { key, value, headers } = await messageOf(fact, '/lantern/specs')
    expect(key).toBe('T1')
    expect(headers).toEqual({ 'content-type': 'application/cloudevents+json; charset=utf-8', ce_id: 'e1' })
    expect(JSON.parse(value)).toEqual({
      specversion: '1.0',
      id: 'e1',
      source: '/lantern/specs',
      type: 'lantern.specs.counted.v1',
      subject: 'T1',
      time: '2026-03-02T09:00:00.000Z',
      datacontenttype: 'application/json',
      partitionkey: 'T1',
      data: { n: 1 },
    })
  })

  it('waits for another attempt while no broker answers', async () => {
    const publisher = new KafkaPublisher({ brokers: [`127.0.0.1:${await silentPort()}`], topic: 'facts', source: '/lantern/specs' })
    await expect(publisher.publish([fact])).rejects.toThrow(StoreUnavailable)
    await expect(publisher.publish([fact])).rejects.toThrow('The broker did not acknowledge.')
    await publisher.close()
  })

  it('asks no broker when there is nothing to say', async () => {
    const publisher = new KafkaPublisher({ brokers: ['127.0.0.1:1'], topic: 'facts', source: '/lantern/specs' })
    await publisher.publish([])
    await publisher.close()
  })
})
