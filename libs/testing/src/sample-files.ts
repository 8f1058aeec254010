import { crc32 } from 'node:zlib'

/** A zip whose one entry is stored as it is: what Office files are made of. */
function zipOf(name: string, text: string): Buffer {
  const [path, content] = [Buffer.from(name), Buffer.from(text)]
  const head = (signature: number, more: number): Buffer => {
    const bytes = Buffer.alloc(more)
    bytes.writeUInt32LE(signature, 0)
    return bytes
  }
  const local = head(0x04034b50, 30)
  local.writeUInt16LE(20, 4)
  local.writeUInt32LE(crc32(content), 14)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt32LE(content.length, 22)
  local.writeUInt16LE(path.length, 26)
  const central = head(0x02014b50, 46)
  local.copy(central, 6, 4, 30)
  const end = head(0x06054b50, 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + path.length, 12)
  end.writeUInt32LE(30 + path.length + content.length, 16)
  return Buffer.concat([local, path, content, central, path, end])
}
const contentTypes = (part: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/a.xml" ContentType="${part}"/></Types>`
const office = (part: string): Buffer => zipOf('[Content_Types].xml', contentTypes(part))
const compound = (inside: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le'), Buffer.alloc(400)])

/** Small files of each kind that is taken, and of some that are not. */
export const sampleFiles = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'),
  docx: office('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
  xlsx: office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
  docm: office('application/vnd.ms-word.document.macroEnabled.main+xml'),
  zip: zipOf('notes.txt', 'hello'),
  png: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  jpg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex'),
  msg: compound('__properties_version1.0'),
  doc: compound('WordDocument'),
  eml: Buffer.from('From: a@example.org\r\nTo: b@example.org\r\nSubject: Keys\r\n\r\nHe has none.\r\n'),
  txt: Buffer.from('Seen on Monday.\nSiobhán said no.\n'),
  exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
  binary: Buffer.from([1, 2, 3, 0, 255, 254]),
} as const
