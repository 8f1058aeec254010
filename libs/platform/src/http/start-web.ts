import { AccessLog, csrfHolder, csrfOptions } from '@lantern/access'
import { Identify, LanternFrames, Register } from '@lantern/partnership'
import { createFastifyAdapter, mountShell, PeopleFirst, type AnswerSchemas } from '@lantern/web-kit'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { LanternModule } from '../app/lantern.module.js'
import type { Running } from '../app/running.js'
import type { Parts } from '../parts/parts.js'
import type { Settings } from '../parts/settings.js'
import { welcome } from './first-visit.js'
import { recordAccess } from './record-access.js'

export interface Web extends Running {
  /** Where people reach it. */
  readonly address: string
}

export type WebSettings = Pick<Settings, 'LANTERN_HOST' | 'LANTERN_PORT' | 'LANTERN_TRUST_PROXY' | 'LANTERN_TLS_CERT' | 'LANTERN_TLS_KEY' | 'LANTERN_PUBLIC_URL'> & {
  /** Days for which a draft is kept after it was last saved; 28 unless told. */
  readonly LANTERN_DRAFT_DAYS?: number
  /** MB of a file at most; 10 unless told. */
  readonly LANTERN_FILE_MB?: number
  /** Requests a minute and person; what the shell allows unless told. No setting of a process: the bench asks more than people do. */
  readonly perMinute?: number
}

/** What each answer of the API is made of, written from the types of the methods that give it (test/contracts/answer-schemas). */
const answers = (): AnswerSchemas => JSON.parse(readFileSync(join(import.meta.dirname, 'answers.json'), 'utf8')) as AnswerSchemas

/** The application with its pages and API, listening. A demonstration listens on this machine alone. */
export async function startWeb(parts: Parts, settings: WebSettings): Promise<Web> {
  const register = new Register(parts.store, parts.sealer)
  await register.start()
  const { LANTERN_TLS_CERT: cert, LANTERN_TLS_KEY: key, LANTERN_TRUST_PROXY: proxy } = settings
  const certificate = cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : undefined
  const tls = certificate !== undefined || (settings.LANTERN_PUBLIC_URL?.startsWith('https:') ?? false)
  const adapter = createFastifyAdapter({ demonstration: parts.demonstration, log: parts.demonstration ? false : undefined, https: certificate, ...(proxy === undefined ? {} : { trustProxy: proxy.split(',') }) })
  const app = await NestFactory.create<NestFastifyApplication>(LanternModule.on(parts, register, { tls, draftDays: settings.LANTERN_DRAFT_DAYS }), adapter, { logger: ['error', 'warn'], abortOnError: false })
  const identify = app.get(Identify, { strict: false })
  const people = app.get(PeopleFirst, { strict: false })
  const frames = app.get(LanternFrames, { strict: false })
  await mountShell(app, {
    identify: async request => {
      const signedIn = await identify.identify(request)
      if (signedIn) people.here()
      return signedIn
    },
    keepForm: request => identify.keepForm(request),
    frame: request => frames.of(request),
    demonstration: parts.demonstration,
    forms: { options: csrfOptions(parts.master, { secure: tls }), holder: request => csrfHolder(request, { secure: tls }) },
    tls,
    answers,
    ...(settings.LANTERN_FILE_MB !== undefined && { fileLimit: settings.LANTERN_FILE_MB * 1024 * 1024 }),
    ...(settings.perMinute !== undefined && { perMinute: settings.perMinute }),
  })
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance
  recordAccess(server, app.get(AccessLog, { strict: false }), parts.clock)
  if (parts.demonstration) welcome(server, identify, register)
  await app.listen({ port: settings.LANTERN_PORT, host: parts.demonstration ? '127.0.0.1' : settings.LANTERN_HOST })
  const address = settings.LANTERN_PUBLIC_URL ?? (await app.getUrl()).replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost')
  return {
    parts,
    register,
    app,
    address,
    close: async () => {
      await app.close()
      await register.stop()
      await parts.close()
    },
  }
}
