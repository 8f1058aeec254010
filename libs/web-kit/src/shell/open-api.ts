import type { INestApplication } from '@nestjs/common'
import type { OpenAPIObject } from '@nestjs/swagger'
import { withDescriptions } from '../api/index.js'

const problemSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457). `code` is stable, `detail` is for people.',
  required: ['type', 'status', 'title', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['pointer', 'detail'], properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
    revision: { type: 'integer', description: 'After 412: the revision that stands now.' },
    incident: { type: 'string', description: 'After 500: give this number when you ask for help.' },
  },
}

const answers: Readonly<Record<string, string>> = {
  400: 'What was sent does not have the right shape. Members that are not described are refused.',
  401: 'Not signed in.',
  403: 'You may not do this.',
  404: 'It does not exist, or you may not know that it does.',
  429: 'Too many requests.',
  500: 'Something went wrong; nothing is half-done.',
  503: 'The store cannot be reached.',
}
const whenChanging: Readonly<Record<string, string>> = {
  412: 'Somebody changed it first.',
  413: 'Too large.',
  415: 'Neither a form nor JSON.',
  422: 'The Idempotency-Key was used before with other content.',
  428: 'If-Match is missing.',
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const
const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } })

/** What a JSON answer is made of, by operation: for answers that the decorators describe in words alone. */
export type AnswerSchemas = Readonly<Record<string, object>>

/** The API as OpenAPI 3.1: every route below /api with its common answers. Pages are left out. Made of the decorators, so it cannot differ from the code. */
export async function openApi(app: INestApplication, version = '0.1.0', schemas: AnswerSchemas = {}): Promise<OpenAPIObject> {
  const { DocumentBuilder, SwaggerModule } = await withDescriptions()
  const made = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Lantern')
      .setDescription('Cases, research, actions and their escalation. Dates are Europe/London, instants UTC.')
      .setVersion(version)
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of POST /api/sessions.' }, 'bearer')
      .addSecurityRequirements('bearer')
      .build(),
  )
  made.paths = Object.fromEntries(Object.entries(made.paths).filter(([path]) => path.startsWith('/api/')))
  made.components = { ...made.components, schemas: { ...made.components?.schemas, Problem: problemSchema } }
  for (const path of Object.values(made.paths))
    for (const method of methods) {
      const operation = path[method]
      if (!operation) continue
      const schema = schemas[operation.operationId ?? '']
      const given = operation.responses['200'] ?? operation.responses['201']
      if (schema && given && !('$ref' in given)) given.content ??= { 'application/json': { schema } }
      const common = method === 'get' ? answers : { ...answers, ...whenChanging }
      const missing = Object.entries(common).filter(([status]) => !operation.responses[status])
      operation.responses = { ...operation.responses, ...Object.fromEntries(missing.map(([status, words]) => [status, problemAnswer(words)])) }
    }
  return made
}
