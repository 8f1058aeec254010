import { describe, expect, it } from '@jest/globals'
import { sampleFiles } from '@lantern/testing/sample-files'
import { checkShape } from './check-shape.js'
import { ShapeRefused } from './shape-refused.js'
import { Files, Upload } from './upload.js'

class Input {
  @Files('the files', { most: 2 }) files!: Upload[]
}
const refused = (body: object): readonly string[] => {
  try {
    checkShape(Input, body)
    return []
  } catch (error) {
    if (error instanceof ShapeRefused) return error.errors.map(({ text }) => text)
    throw error
  }
}

describe('a file that is sent', () => {
  it.each(['pdf', 'docx', 'xlsx', 'png', 'jpg', 'msg', 'eml', 'txt'] as const)('is taken as %s by what is in it', async kind => expect((await Upload.of(`Name.${kind}`, sampleFiles[kind])).kind).toBe(kind))
  it.each([['Photo.JPEG', 'jpg', 'jpg'], ['D:\\papers\\Letter.PDF', 'pdf', 'pdf']] as const)('may end as %s', async (name, sample, kind) => expect((await Upload.of(name, sampleFiles[sample])).kind).toBe(kind))
  it.each([
    ['Letter.pdf', 'png', 'has a name that ends in .pdf, but what is in it is a picture (PNG)'],
    ['Letter.pdf', 'exe', 'must be PDF, Word'],
    ['Letter.docx', 'docm', 'must be PDF, Word'],
    ['Letter.docx', 'zip', 'must be PDF, Word'],
    ['Letter.doc', 'doc', 'must be PDF, Word'],
    ['Mail.msg', 'doc', 'must be PDF, Word'],
    ['Page.html', 'txt', 'has a name that ends in .html, but what is in it is text'],
    ['Mail.eml', 'txt', 'has a name that ends in .eml, but what is in it is text'],
    ['notes', 'txt', 'has a name without a usual ending'],
    ['Notes.txt', 'binary', 'must be PDF, Word'],
  ] as const)('is refused as %s when it holds %s, and not kept', async (name, sample, wrong) => {
    const upload = await Upload.of(name, sampleFiles[sample])
    expect(upload.wrong).toContain(wrong)
    expect([upload.kind, upload.bytes.length]).toEqual([undefined, 0])
  })
  it('must hold something', async () => expect((await Upload.of('Empty.txt', Buffer.alloc(0))).wrong).toBe('is empty'))
  it('loses folders and signs that make its name read otherwise', async () => expect((await Upload.of('/papers/a\u202Efdp.\u0007txt', sampleFiles.txt)).name).toBe('afdp.txt'))
  it('shows its content to nothing that prints it', async () => {
    const upload = await Upload.of('Notes.txt', sampleFiles.txt)
    expect(JSON.stringify(upload)).not.toContain('Monday')
    expect(Object.values(upload)).not.toContainEqual(sampleFiles.txt)
    expect(JSON.stringify(upload)).not.toBe(JSON.stringify(await Upload.of('Notes.txt', Buffer.from('Other'))))
  })
})

describe('a field of files', () => {
  it('gives them as they came', async () => {
    const files = [await Upload.of('Letter.pdf', sampleFiles.pdf), await Upload.of('Notes.txt', sampleFiles.txt)]
    const made = checkShape(Input, { files })
    expect(made.files[0]).toBe(files[0])
    expect(made.files).toHaveLength(2)
  })
  it.each([[{}, 'Choose the files'], [{ files: [] }, 'Choose the files'], [{ files: 'text' }, 'Send the files as multipart/form-data'], [{ files: [{ name: 'x' }] }, 'Send the files as multipart/form-data']])('says what is wrong with %j', (body, text) => expect(refused(body)).toEqual([text]))
  it('says which one is wrong, and that none was kept', async () => {
    const good = await Upload.of('Notes.txt', sampleFiles.txt)
    expect(refused({ files: [good, await Upload.of('Tool.exe', sampleFiles.exe)] })[0]).toMatch(/^File 2 must be PDF.* No file has been kept$/)
    expect(refused({ files: [Upload.tooLarge('Long.pdf', 10 * 1024 * 1024)] })).toEqual(['The file must be 10 MB or smaller. No file has been kept'])
    expect(refused({ files: [good, good, good] })).toEqual(['Choose 2 files or fewer'])
  })
})
