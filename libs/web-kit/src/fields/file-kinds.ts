/** The kinds of file that are taken, by the ending that a download gets: what people read, how names end, and the media type. */
export const fileKinds = {
  pdf: { words: 'PDF', endings: ['pdf'], media: 'application/pdf' },
  docx: { words: 'Word document', endings: ['docx'], media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { words: 'Excel workbook', endings: ['xlsx'], media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  png: { words: 'picture (PNG)', endings: ['png'], media: 'image/png' },
  jpg: { words: 'picture (JPEG)', endings: ['jpg', 'jpeg'], media: 'image/jpeg' },
  msg: { words: 'Outlook message', endings: ['msg'], media: 'application/vnd.ms-outlook' },
  eml: { words: 'e-mail', endings: ['eml'], media: 'message/rfc822' },
  txt: { words: 'text', endings: ['txt'], media: 'text/plain; charset=utf-8' },
} as const
export type FileKind = keyof typeof fileKinds

export const isFileKind = (text: string): text is FileKind => Object.hasOwn(fileKinds, text)

/** In words, for a hint and for what is wrong: "PDF, Word (.docx), …". */
export const kindsInWords = 'PDF, Word (.docx), Excel (.xlsx), PNG, JPEG, text (.txt) or e-mail (.eml, .msg)'

const byContent: readonly FileKind[] = ['pdf', 'docx', 'xlsx', 'png', 'jpg']
/** How Outlook names the parts of a message inside its compound file, in UTF-16: other compound files are documents of old Office, which hold programs. */
const outlook = Buffer.from('__properties_version1.0', 'utf16le')
const headerLine = /^(from|to|date|subject|received|return-path|message-id|mime-version|delivered-to):/im

/** UTF-8 without control characters other than white space. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

const endingOf = (name: string): string => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** What a file is by its content; undefined for what is not taken. A name decides only between text and an e-mail, which is text. */
async function kindOf(name: string, bytes: Uint8Array): Promise<FileKind | undefined> {
  // Sixty files that nobody needs before the first upload.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  if (found?.ext === 'cfb') return Buffer.from(bytes).includes(outlook) ? 'msg' : undefined
  if (found) return byContent.find(kind => kind === found.ext)
  if (!isText(bytes)) return undefined
  const head = Buffer.from(bytes.subarray(0, 4000)).toString('utf8').split(/\r?\n\r?\n/)[0] ?? ''
  return endingOf(name) === 'eml' && headerLine.test(head) ? 'eml' : 'txt'
}

/** What a file is, or what is wrong with it in a sentence that goes on from "The file". Nothing of its name is repeated but the ending. */
export async function lookInto(name: string, bytes: Uint8Array): Promise<{ readonly kind: FileKind } | { readonly wrong: string }> {
  if (bytes.length === 0) return { wrong: 'is empty' }
  const kind = await kindOf(name, bytes)
  if (!kind) return { wrong: `must be ${kindsInWords}` }
  const ending = endingOf(name)
  if (fileKinds[kind].endings.some(each => each === ending)) return { kind }
  const said = /^[a-z0-9]{1,8}$/.test(ending) ? `has a name that ends in .${ending}` : 'has a name without a usual ending'
  return { wrong: `${said}, but what is in it is ${article(fileKinds[kind].words)}. Check that it is the file you meant, and give it its own ending` }
}

const article = (words: string): string => (words === 'text' ? words : `${/^[AEIOaeio]/.test(words) ? 'an' : 'a'} ${words}`)
