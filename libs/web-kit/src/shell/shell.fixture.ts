import { Writable } from 'node:stream'
import { Body, Controller, Get, Header, HttpCode, Inject, Module, Param, Post, Req, Res } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { ApiBody, ApiResponse } from '../api/index.js'
import { pino } from 'pino'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@lantern/decision'
import { CommandReused, StoreUnavailable, WrongRevision } from '@lantern/event-store'
import { checkShape, ListOf, ShapeRefused, splitForm, Text, WholeNumber } from '../fields/index.js'
import { Frames } from '../flow/frames.js'
import { InformationPages } from '../information/index.js'
import { IfMatchMissing, NotSignedIn, type SignedIn } from '../flow/request.js'
import { formFields, render, type FormPage, type Frame } from '../views/index.js'
import { createFastifyAdapter, mountShell, SignInLimit, type AdapterOptions, type ShellOptions } from './index.js'

/** A small application behind the shell: one form, one API route, a route for every error. */
export class ChildInput {
  @Text("the child's name", { max: 20 }) name!: string
}
export class ThingInput {
  @Text('the name', { max: 20 }) name!: string
  @WholeNumber('the number of ticks', { max: 24 }) ticks!: number
  @ListOf('children', () => ChildInput, { max: 25, one: 'child' }) children!: ChildInput[]
}

const FRAME = Symbol('frame')

class NoSuchThing extends Error {
  override readonly name = 'NoSuchThing'
}
class Forbidden extends Error {
  override readonly name = 'Forbidden'
}

export const errors: Readonly<Record<string, () => Error>> = {
  refusal: () => new Refusal('marac.case-not-open', 'The case is closed.'),
  revision: () => new WrongRevision('maracCase-secret', 3, 5),
  reused: () => new CommandReused('c-1'),
  store: () => new StoreUnavailable('connection to 10.0.0.1 lost'),
  nothing: () => new NoSuchThing('secret'),
  forbidden: () => new Forbidden('secret'),
  signedOut: () => new NotSignedIn(),
  ifMatch: () => new IfMatchMissing(),
  shape: () => new ShapeRefused([{ path: 'a', href: '#a', pointer: '#/a', text: 'Enter the a' }]),
  inside: () => new Error("duplicate key: Ann O'Neill"),
}
const errorOf = (kind: string): Error => errors[kind]?.() ?? new NoSuchThing('secret')

@Controller()
class ThingController {
  @Inject(FRAME) private readonly frame!: (request: FastifyRequest) => Promise<Frame>

  @Get('things/new')
  @Header('content-type', 'text/html; charset=utf-8')
  async form(@Req() request: FastifyRequest): Promise<string> {
    return this.show(request, {})
  }

  @Post('things/new')
  @Header('content-type', 'text/html; charset=utf-8')
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const { answers } = splitForm(body)
    try {
      checkShape(ThingInput, answers)
      void reply.code(303).header('location', '/things/1')
      return undefined
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.show(request, answers, error)
    }
  }

  private async show(request: FastifyRequest, values: Record<string, unknown>, refused?: ShapeRefused): Promise<string> {
    const page: FormPage = {
      title: 'New thing',
      form: { action: '/things/new', submit: 'Save', ...formFields(ThingInput, { values, errors: refused?.errors }), errors: refused?.errors ?? [] },
    }
    return render('form.njk', { ...page, ...(await this.frame(request)) })
  }

  @Get('fail/:kind')
  failPage(@Param('kind') kind: string): never {
    throw errorOf(kind)
  }

  @Post('fail/:kind')
  failForm(@Param('kind') kind: string): never {
    throw errorOf(kind)
  }

  @Post('sign-in')
  @HttpCode(200)
  @SignInLimit(3)
  signIn(): string {
    return 'in'
  }
}

@Controller('api/things')
class ThingApi {
  @Post()
  @ApiBody({ type: ThingInput })
  @ApiResponse({ status: 201, schema: { type: 'object' } })
  create(@Body() body: unknown): { name: string } {
    return { name: checkShape(ThingInput, body, 'json').name }
  }

  @Get('fail/:kind')
  fail(@Param('kind') kind: string): never {
    throw errorOf(kind)
  }
}

export interface Running {
  readonly app: NestFastifyApplication
  readonly lines: Record<string, unknown>[]
}

export async function start(more: Partial<ShellOptions> = {}, adapter: AdapterOptions = {}): Promise<Running> {
  const lines: Record<string, unknown>[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>)
      done()
    },
  })
  const frame = async (request: FastifyRequest): Promise<Frame> => ({
    navigation: [],
    viewer: request.signedIn && { name: request.signedIn.name, agency: request.signedIn.agencyName },
    demonstration: more.demonstration ?? true,
    csrf: request.csrfToken(),
  })
  @Module({ controllers: [ThingController, ThingApi, InformationPages], providers: [{ provide: FRAME, useValue: frame }, { provide: Frames, useValue: { of: frame } }] })
  class ThingModule {}
  const app = await NestFactory.create<NestFastifyApplication>(ThingModule, createFastifyAdapter({ log: pino({ level: 'info' }, sink), ...adapter }), { logger: false })
  await mountShell(app, {
    identify: async (request): Promise<SignedIn | undefined> => {
      const bearer = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1]
      const user = bearer ?? request.cookies['session']
      return user === undefined
        ? undefined
        : { actor: { user, agency: 'kent-police', roles: [] }, name: 'Niamh', agencyName: 'Kent Police', by: bearer ? 'bearer' : 'cookie', session: 's' }
    },
    frame,
    demonstration: true,
    tls: false,
    ...more,
  })
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
  return { app, lines }
}

/** The form's cookie and token, as a browser that has opened the page holds them. */
export async function openForm({ app }: Running): Promise<{ readonly cookie: string; readonly token: string; readonly html: string }> {
  const answer = await app.inject({ method: 'GET', url: '/things/new' })
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return { cookie, token: /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? '', html: answer.body }
}

export const formBody = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString()
export const formType = { 'content-type': 'application/x-www-form-urlencoded' }
