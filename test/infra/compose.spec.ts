import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

interface Service {
  readonly image: string
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
  readonly healthcheck: { readonly test: readonly string[]; readonly interval: string; readonly timeout: string; readonly retries: number }
  readonly environment: Readonly<Record<string, unknown>>
}

const infra = join(import.meta.dirname, '..', '..', 'infra')
const text = readFileSync(join(infra, 'compose.yml'), 'utf8')
const compose = parse(text, { strict: true, uniqueKeys: true }) as { readonly services: Readonly<Record<string, Service>>; readonly volumes: Readonly<Record<string, null>> }
const services = Object.entries(compose.services)

/** The keys of a service in the Compose specification that this file uses: a misspelt one would be refused by Docker and nobody else. */
const known = ['command', 'environment', 'healthcheck', 'image', 'ports', 'restart', 'volumes']

describe('infra/compose.yml', () => {
  it('starts the three engines', () => {
    expect(services.map(([name]) => name)).toEqual(['kurrentdb', 'postgres', 'kafka'])
    for (const [, service] of services) expect(Object.keys(service).filter(key => !known.includes(key))).toEqual([])
  })

  it('pins each image to one version, Kafka to that of the broker without containers', () => {
    for (const [, { image }] of services) expect(image).toMatch(/^[a-z]+(\/[a-z]+)?:\d+\.\d+(\.\d+)?$/)
    const pom = readFileSync(join(infra, 'kafka', 'pom.xml'), 'utf8')
    expect(compose.services['kafka']?.image).toBe(`apache/kafka:${/kafka_2\.13<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1]}`)
  })

  it('listens on loopback only', () => {
    for (const [, { ports }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
  })

  it('keeps its data in named volumes, and can say when it is well', () => {
    const named = services.flatMap(([, { volumes }]) => volumes.map(volume => volume.split(':')[0]))
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort())
    for (const [, { healthcheck }] of services) {
      expect(healthcheck.test[0]).toBe('CMD-SHELL')
      expect([healthcheck.interval, healthcheck.timeout]).toEqual([expect.stringMatching(/^\d+s$/), expect.stringMatching(/^\d+s$/)])
      expect(healthcheck.retries).toBeGreaterThan(0)
    }
  })

  it('holds no password, and gives the environment as text', () => {
    for (const [, { environment }] of services) for (const value of Object.values(environment)) expect(typeof value).toBe('string')
    expect(compose.services['postgres']?.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{LANTERN_POSTGRES_PASSWORD:\?/)
  })
})
