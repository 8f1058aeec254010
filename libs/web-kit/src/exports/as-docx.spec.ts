import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { asDocx } from './as-docx.js'
import type { Paper } from './paper.js'

/** The entries of a zip file by name, from the directory at its end. */
function entriesOf(zip: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [size, length, from] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    const begin = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
    const content = zip.subarray(begin, begin + size)
    found.set(zip.toString('utf8', at + 46, at + 46 + length), (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString())
  }
  return found
}

const paper: Paper = {
  name: 'sample',
  marking: 'OFFICIAL-SENSITIVE',
  about: 'MC-1, made today',
  title: 'A <title>',
  handling: ['Keep it safe'],
  parts: [
    {
      id: 'one',
      title: 'One & two',
      blocks: [
        { kind: 'heading', text: 'Łucja' },
        { kind: 'rows', rows: [{ key: 'Address', value: 'First line\nSecond line' }] },
        { kind: 'text', text: 'a\u0000b\u000bc\ud800d' },
        { kind: 'table', caption: 'Actions', columns: ['What', 'Due'], rows: [['=1+1', '1 Jan 2027']] },
      ],
    },
  ],
}
const filed = asDocx(paper).then(entriesOf)
const textOf = (xml = ''): string => xml.replace(/<w:br[^>]*>/g, '\n').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '').replace(/\n+/g, '\n').trim()

describe('a paper as a Word file', () => {
  it('holds headings, keys with values, words and tables as text, without what XML cannot hold', async () =>
    expect(textOf((await filed).get('word/document.xml'))).toBe('A &lt;title&gt;\nKeep it safe\nOne &amp; two\nŁucja\nAddress\nFirst line\nSecond line\nabcd\nWhat\nDue\n=1+1\n1 Jan 2027'))
  it('has real headings, and tables whose head repeats on the next sheet', async () => {
    const xml = (await filed).get('word/document.xml') ?? ''
    for (const style of ['Title', 'Heading1', 'Heading2']) expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  })
  it('is marked at the head and the foot of every sheet, which are numbered', async () => {
    const files = await filed
    const [head, foot] = ['header', 'footer'].map(kind => files.get([...files.keys()].find(name => name.startsWith(`word/${kind}`) && name.endsWith('.xml')) ?? '') ?? '')
    expect(textOf(head)).toBe('OFFICIAL-SENSITIVE\nMC-1, made today')
    expect(textOf(foot)).toContain('OFFICIAL-SENSITIVE')
    expect(foot).toContain('NUMPAGES')
  })
  it('says nothing of the machine or the account on which it was made', async () => expect((await filed).get('docProps/core.xml')).toContain('<dc:creator>Lantern</dc:creator>'))
})
