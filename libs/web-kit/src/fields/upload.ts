import { createHash } from 'node:crypto'
import { capital } from '../views/words.js'
import { field, fieldsOf, isBlank, Wrong, type FieldDecorator, type FieldOptions, type InputClass } from './field.js'
import { lookInto, kindsInWords, type FileKind } from './file-kinds.js'

/** A file as it was sent, looked into. Its content is no member that anything would walk through or print. */
export class Upload {
  readonly #bytes: Uint8Array

  private constructor(
    readonly name: string,
    bytes: Uint8Array,
    readonly kind: FileKind | undefined,
    /** What is wrong with it, behind "The file"; its content is let go of then. */
    readonly wrong: string | undefined,
    readonly tooLarge: boolean,
  ) {
    this.#bytes = bytes
  }

  static async of(given: string, bytes: Uint8Array): Promise<Upload> {
    const name = plain(given)
    const found = await lookInto(name, bytes)
    return 'kind' in found ? new Upload(name, bytes, found.kind, undefined, false) : new Upload(name, Buffer.alloc(0), undefined, found.wrong, false)
  }

  /** One that was longer than `limit` bytes: nothing of it is kept. */
  static tooLarge(name: string, limit: number): Upload {
    return new Upload(name, Buffer.alloc(0), undefined, `must be ${inMegabytes(limit)} or smaller`, true)
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  /** For the digest of a command: another content is another command. */
  toJSON(): object {
    return { name: this.name, kind: this.kind, sha256: createHash('sha256').update(this.#bytes).digest('hex') }
  }
}

/** A name as people may read it: without folders, and without signs that make it read otherwise than it is (Unicode TR 36). */
const plain = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '').slice(-200)

const inMegabytes = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1024 / 1024)} MB`)

/** The fields of an input that take files. */
export const fileFieldsOf = (Input: InputClass): readonly string[] => [...fieldsOf(Input)].flatMap(([name, { widget }]) => (widget === 'file' ? [name] : []))

export interface FilesOptions extends FieldOptions {
  /** Files at most; one unless told. */
  readonly most?: number
}

/** Files, each of a kind that is taken. A form that has one is sent as multipart/form-data, to the API too; a browser never sends a file a second time by itself. */
export function Files(what: string, options: FilesOptions = {}): FieldDecorator<Upload[]> {
  const { most = 1, optional = false } = options
  return field<Upload[]>({
    view: { widget: 'file', what, label: options.label ?? capital(what), hint: options.hint ?? `${most > 1 ? `Up to ${most} files: ` : ''}${kindsInWords}.`, optional, max: most },
    missing: `Choose ${what}`,
    whole: true,
    read: raw => {
      if (isBlank(raw) || (Array.isArray(raw) && raw.length === 0)) return optional ? [] : undefined
      const files: unknown[] = Array.isArray(raw) ? raw : [raw]
      if (!files.every(file => file instanceof Upload)) return new Wrong(`Send ${what} as multipart/form-data`)
      if (files.length > most) return new Wrong(most === 1 ? 'Choose one file' : `Choose ${most} files or fewer`)
      const bad = files.find(({ wrong }) => wrong !== undefined)
      if (!bad) return files
      return new Wrong(`${files.length === 1 ? 'The file' : `File ${files.indexOf(bad) + 1}`} ${bad.wrong ?? ''}. No file has been kept`, undefined, bad.tooLarge)
    },
    api: { type: 'string', format: 'binary', isArray: true, maxItems: most },
  })
}
