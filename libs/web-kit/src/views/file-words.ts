import type { FastifyReply } from 'fastify'
import { inNumber } from './words.js'
import { fileKinds, type FileKind } from '../fields/index.js'

/** 2 MB, 34 KB: never 0. */
const sizeInWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${inNumber(Math.max(1, Math.round(bytes / 1024)))} KB` : `${inNumber(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`)

/** "Letter.pdf (PDF, 34 KB)" */
export const fileInWords = ({ name, kind, size }: { readonly name: string | undefined; readonly kind: FileKind; readonly size: number }): string => `${name ?? 'No longer held'} (${fileKinds[kind].words}, ${sizeInWords(size)})`

/** Says that an answer is a file to be kept, under a name that tells nothing: never shown in the browser. */
export const asDownload = (reply: FastifyReply, ref: string, { fileId, kind }: { readonly fileId: string; readonly kind: FileKind }): void =>
  toBeKept(reply, { media: fileKinds[kind].media, file: `${ref}-${fileId.slice(0, 6)}.${kind}` })

/** The same of any file. Its name stands in the clear: letters, digits, hyphens and a dot. */
export function toBeKept(reply: FastifyReply, { media, file }: { readonly media: string; readonly file: string }): void {
  void reply.headers({
    'content-type': media,
    'content-disposition': `attachment; filename="${file}"`,
    // Should a browser open it all the same, it may do nothing.
    'content-security-policy': "default-src 'none'; sandbox",
  })
}
