import multipart from '@fastify/multipart'
import { RouteConfig } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { FormUnreadable, parseForm, Upload } from '../fields/index.js'

/** Bytes of a file at most, unless an installation sets another limit. */
export const usualFileLimit = 10 * 1024 * 1024
/** Files of one form at most: no input takes more. */
const mostFiles = 10

/** A form with files came to an address that takes none. Answered as 415. */
class NoFilesHere extends Error {
  override readonly name = 'NoFilesHere'
  readonly statusCode = 415
}
/** More than any form could hold: not read at all. Answered as 413. */
class TooMuch extends Error {
  override readonly name = 'TooMuch'
  readonly statusCode = 413
}

/** For the routes of a command whose input has files. */
export const TakesFiles = (): ReturnType<typeof RouteConfig> => RouteConfig({ takesFiles: true })

const takesFiles = (request: FastifyRequest): boolean => Reflect.get(request.routeOptions.config, 'takesFiles') === true

/**
 * Reads forms with files (multipart/form-data) where a route takes them, into the same body as any form: text by parseForm, files as lists of
 * Upload. A file is read whole, up to the limit, looked into and held in memory until its command has run; nothing is written meanwhile. Of
 * somebody who is not signed in the text alone is kept, so that it can be held for them.
 */
export async function readUploads(server: FastifyInstance, limit: number): Promise<void> {
  await server.register(multipart, { throwFileSizeLimit: false })
  server.addHook('preParsing', (request, _reply, payload, done) => {
    const type = request.headers['content-type'] ?? ''
    if (!/^multipart\//i.test(type)) done(null, payload)
    else if (!takesFiles(request)) done(new NoFilesHere())
    else if (Number(request.headers['content-length'] ?? 0) > (mostFiles + 1) * limit) done(new TooMuch())
    else done(null, payload)
  })
  server.addHook('preValidation', async request => {
    if (request.isMultipart()) request.body = await bodyOf(request, limit)
  })
}

async function bodyOf(request: FastifyRequest, limit: number): Promise<Record<string, unknown>> {
  const typed = new URLSearchParams()
  const files = new Map<string, Upload[]>()
  try {
    for await (const part of request.parts({ limits: { fileSize: limit, files: mostFiles, fields: 2000, fieldSize: 256 * 1024 } })) {
      if (part.type === 'field') {
        typed.append(part.fieldname, typeof part.value === 'string' ? part.value : '')
        continue
      }
      const bytes = await part.toBuffer()
      // A box in which nothing was chosen is sent as a file without name and content.
      if (!request.signedIn || (part.filename === '' && bytes.length === 0)) continue
      const upload = part.file.truncated ? Upload.tooLarge(part.filename, limit) : await Upload.of(part.filename, bytes)
      files.set(part.fieldname, [...(files.get(part.fieldname) ?? []), upload])
    }
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'statusCode') === 413) throw new TooMuch()
    throw new FormUnreadable('The form cannot be read.')
  }
  return { ...parseForm(typed.toString()), ...Object.fromEntries(files) }
}
