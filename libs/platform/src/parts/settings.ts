import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number('must be a port number').int().min(0).max(65535)
const path = z.string().min(1).transform(given => resolve(given))
const file = path.refine(at => existsSync(at) && statSync(at).isFile(), 'there is no such file')

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]'])
/** Whether what people type and read goes over the network in the clear. */
const isSafe = (address: string): boolean => address.startsWith('https:') || thisMachine.has(URL.parse(address)?.hostname ?? '')

/** Settings come from the environment alone: a process says at its start which are missing or wrong, all at once. */
const shape = z.object({
  LANTERN_DATA: z.string().min(1).default('./data').transform(path => resolve(path)),
  LANTERN_PORT: port.default(3000),
  LANTERN_HEALTH_PORT: port.optional(),
  LANTERN_HOST: z.string().min(1).default('127.0.0.1'),
  LANTERN_MASTER_KEY_FILE: file.optional(),
  LANTERN_PARTNERSHIP: path.refine(at => existsSync(join(at, 'partnership.yaml')), 'there is no partnership.yaml in this folder').optional(),
  LANTERN_PUBLIC_URL: z.url({ error: 'must be an address such as https://hub.example.org', abort: true }).refine(isSafe, 'must begin with https://, unless it is this machine alone: over plain http others read along').optional(),
  LANTERN_TRUST_PROXY: z.string().min(1).optional(),
  LANTERN_DRAFT_DAYS: z.coerce.number('must be a number of days').int().min(1).max(365).default(28),
  LANTERN_TLS_CERT: file.optional(),
  LANTERN_TLS_KEY: file.optional(),
  KURRENTDB_URL: z.string().min(1).optional(),
  LANTERN_POSTGRES_URL: z.string().min(1).optional(),
  LANTERN_KAFKA_BROKERS: z.string().min(1).optional(),
  LANTERN_KAFKA_TOPIC: z.string().regex(/^[a-zA-Z0-9._-]{1,249}$/, 'must be a topic name').default('lantern.facts'),
  LANTERN_SOURCE: z.string().min(1).default('/lantern'),
  /** With the name and password of an account where the server wants one: it is a secret. */
  LANTERN_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@mail.example.org:587', abort: true }).optional(),
  LANTERN_MAIL_FROM: z.email('must be the address that mail comes from, such as marac-hub@example.org').optional(),
  /** Of a service at GOV.UK Notify, instead of a mail server: a secret. */
  LANTERN_NOTIFY_KEY: z.string().regex(/^.+-[0-9a-f-]{36}-[0-9a-f-]{36}$/, 'must be an API key of GOV.UK Notify').optional(),
  LANTERN_NOTIFY_TEMPLATE: z.uuid('must be the id of a template').optional(),
  /** The largest file that is taken, in MB. */
  LANTERN_FILE_MB: z.coerce.number('must be a number of megabytes').int('must be a whole number of megabytes').min(1).max(100).default(10),
  LANTERN_DEMONSTRATION: z.stringbool().optional(),
})
export type Settings = z.infer<typeof shape>

/** What is missing or wrong, each setting by its name. */
export class SettingsWrong extends Error {
  override readonly name = 'SettingsWrong'
  constructor(readonly faults: readonly string[]) {
    super(`These settings are missing or wrong:\n${faults.map(fault => `  ${fault}`).join('\n')}\ndocs/how-to/run-the-hub.md explains each.`)
  }
}

/** @throws SettingsWrong with every fault, among them each of `needed` that is not set */
export function settingsOf(env: Readonly<Record<string, string | undefined>>, needed: readonly (keyof Settings)[] = []): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = shape.safeParse(given)
  const faults = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const missing = needed.filter(name => given[name] === undefined).map(name => `${name}: ${meanings[name] ?? 'is missing'}`)
  const tls = (given['LANTERN_TLS_CERT'] === undefined) === (given['LANTERN_TLS_KEY'] === undefined) ? [] : ['LANTERN_TLS_CERT and LANTERN_TLS_KEY: set both, or neither']
  const mail = (given['LANTERN_SMTP_URL'] === undefined) === (given['LANTERN_MAIL_FROM'] === undefined) ? [] : ['LANTERN_SMTP_URL and LANTERN_MAIL_FROM: set both, or neither; without them agencies are told of requests on their pages alone']
  const notify = (given['LANTERN_NOTIFY_KEY'] === undefined) === (given['LANTERN_NOTIFY_TEMPLATE'] === undefined) ? [] : ['LANTERN_NOTIFY_KEY and LANTERN_NOTIFY_TEMPLATE: set both, or neither']
  const either = given['LANTERN_NOTIFY_KEY'] !== undefined && given['LANTERN_SMTP_URL'] !== undefined ? ['LANTERN_NOTIFY_KEY and LANTERN_SMTP_URL: set one of them; nothing is sent both ways'] : []
  const links = (given['LANTERN_SMTP_URL'] ?? given['LANTERN_NOTIFY_KEY']) !== undefined && given['LANTERN_PUBLIC_URL'] === undefined && !needed.includes('LANTERN_PUBLIC_URL') ? [`LANTERN_PUBLIC_URL: ${meanings.LANTERN_PUBLIC_URL}: links in mail lead there`] : []
  const together = [...tls, ...mail, ...notify, ...either, ...links]
  if (!parsed.success || missing.length + together.length > 0) throw new SettingsWrong([...missing, ...faults, ...together])
  return parsed.data
}

const meanings: Readonly<Partial<Record<keyof Settings, string>>> = {
  LANTERN_MASTER_KEY_FILE: 'the file with the master key, outside the data folder (make one with: npm run -s lantern -- key new FILE)',
  LANTERN_PARTNERSHIP: 'the folder with the files of your partnership, such as infra/partnerships/kent-and-medway',
  LANTERN_PUBLIC_URL: 'the address that people type, such as https://hub.example.org',
  KURRENTDB_URL: 'the address of the event store, such as kurrentdb://localhost:2113?tls=false',
  LANTERN_POSTGRES_URL: 'the address of PostgreSQL, such as postgres://lantern@localhost/lantern',
  LANTERN_KAFKA_BROKERS: 'Kafka brokers, such as localhost:9092',
}

