import type { Kafka, Producer } from 'kafkajs'
import { StoreUnavailable } from '@lantern/event-store'
import { FactPublisher } from './fact-publisher.js'
import type { PublicFact } from './public-fact.js'

export interface KafkaOptions {
  /** Such as `['broker-1:9092']`. */
  readonly brokers: readonly string[]
  /** Every fact of every context goes here; readers choose by type. */
  readonly topic: string
  /** The CloudEvents source: a URI reference that names this partnership's Lantern, such as `/lantern/kent-and-medway`. */
  readonly source: string
  readonly clientId?: string
}

/** A fact as the broker takes it: CloudEvents 1.0, structured, keyed by subject; the id also as a header, for readers that only look there. */
export interface FactMessage {
  readonly key: string
  readonly value: string
  readonly headers: Readonly<Record<string, string>>
}

export async function messageOf(fact: PublicFact, source: string): Promise<FactMessage> {
  const { CloudEvent, Kafka } = await import('cloudevents')
  const event = new CloudEvent({
    specversion: '1.0',
    id: fact.id,
    source,
    type: fact.type,
    subject: fact.subject,
    time: fact.time,
    datacontenttype: 'application/json',
    partitionkey: fact.subject,
    data: fact.data,
  })
  const { value } = Kafka.structured(event)
  return { key: fact.subject, value: String(value), headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', ce_id: fact.id } }
}

/**
 * Facts on Kafka. Acknowledged by all in-sync replicas; one request in flight, so that a retry cannot overtake. No transactions and
 * no idempotent producer: at least once is what the relay promises anyway, and readers tell repeats by id (measures of KIP-890 and
 * https://jepsen.io/analyses/bufstream-0.1.0 say why the stronger promise is not relied on).
 */
export class KafkaPublisher extends FactPublisher {
  private connected: Promise<Producer> | undefined

  constructor(private readonly options: KafkaOptions) {
    super()
  }

  async publish(facts: readonly PublicFact[]): Promise<void> {
    if (facts.length === 0) return
    const messages = await Promise.all(facts.map(fact => messageOf(fact, this.options.source)))
    try {
      const producer = await (this.connected ??= this.connect())
      await producer.send({ topic: this.options.topic, acks: -1, messages: messages.map(message => ({ ...message, headers: { ...message.headers } })) })
    } catch (error) {
      const broken = this.connected
      this.connected = undefined
      await broken?.then(producer => producer.disconnect()).catch(() => undefined)
      throw new StoreUnavailable('The broker did not acknowledge.', { cause: error })
    }
  }

  async close(): Promise<void> {
    await (await this.connected)?.disconnect()
    this.connected = undefined
  }

  private async connect(): Promise<Producer> {
    const { Kafka: Client, logLevel, Partitioners } = (await import('kafkajs')).default
    const kafka = new Client({ clientId: this.options.clientId ?? 'lantern-relay', brokers: [...this.options.brokers], logLevel: logLevel.NOTHING, retry: { retries: 2 } })
    await this.makeTopic(kafka)
    const producer = kafka.producer({ maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner })
    await producer.connect()
    return producer
  }

  /** With the broker's own defaults, where nobody has made it: a topic that a first message makes is not ready for that message. */
  private async makeTopic(kafka: Kafka): Promise<void> {
    const admin = kafka.admin()
    try {
      await admin.connect()
      const { topic } = this.options
      if (!(await admin.listTopics()).includes(topic)) await admin.createTopics({ topics: [{ topic }], waitForLeaders: true })
    } finally {
      await admin.disconnect()
    }
  }
}
