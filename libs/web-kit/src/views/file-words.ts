import type { FastifyReply } from 'fastify'
import { inNumber } from './words.js'
import { fileKinds, type FileKind } from '../fields/index.js'

/** 2 MB, 34 KB: never 0. */
const sizeInWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${inNumber(Math.max(1, Math.round(bytes / 1024)))} KB` : `${inNumber(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`)

/** "Letter.pdf (PDF, 34 KB)" */
export const fileInWords = ({ name, kind, size }: { readonly name: string | undefined; readonly kind: FileKind; readonly size: number }): string => `${name ?? 'No longer held'} (${fileKinds[kind].words}, ${sizeInWords(size)})`

/** Says that an answer is a file to be kept, under a name that tells nothing: never shown in the browser. */
export function asDownload(reply: FastifyReply, ref: string, { fileId, kind }: { readonly fileId: string; readonly kind: FileKind }): void {
  void reply.headers({
    'content-type': fileKinds[kind].media,
    'content-disposition': `attachment; filename="${ref}-${fileId.slice(0, 6)}.${kind}"`,
    // Should a browser open it all the same, it may do nothing.
    'content-security-policy': "default-src 'none'; sandbox",
  })
}
