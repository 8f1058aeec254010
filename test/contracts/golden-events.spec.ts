import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { streamTypes } from '@lantern/platform'
import { changedShapes, missingGolden, readGolden, shapeOf, unreadable } from '../faults/golden.js'
import type { RecordedToday } from '../faults/recorded-by-rules.js'

const golden = readGolden()
const folder = mkdtempSync(join(tmpdir(), 'lantern-golden-'))
let today: readonly RecordedToday[]
beforeAll(async () => {
  const file = join(folder, 'today.json')
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', 'dist', 'faults', 'write-recorded.js'), file])
  today = JSON.parse(readFileSync(file, 'utf8')) as readonly RecordedToday[]
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('golden events', () => {
  it('are there for every type and version that a stream has', () => expect(missingGolden(golden)).toEqual([]))
  it('are read by this program: upcast, evolved, folded into every view and told as facts', async () => expect(await unreadable(golden)).toEqual([]))
  it('have the shape of what is recorded today in the same version', () => expect(changedShapes(golden, today)).toEqual([]))

  it('are missed when a type, or a version, has none', () => {
    const without = golden.filter(({ type }) => type !== 'CaseClosed')
    expect(missingGolden(without)).toEqual([expect.stringContaining('CaseClosed.v1.json is missing')])
    const raised = streamTypes.map(stream => (stream.name === 'maracCase' ? { ...stream, upcasts: { CaseClosed: [(data: object) => data] } } : stream))
    expect(missingGolden(golden, raised as never)).toEqual([expect.stringContaining('CaseClosed.v2.json is missing')])
    expect(missingGolden([...golden, { stream: 'maracCase', type: 'CaseReopened', version: 1, data: {} }])).toEqual(['maracCase: CaseReopened was recorded once and is known no more'])
  })

  it('tell a payload that has changed without a new version: a field more, a field less, another type, and inside a sealed field', () => {
    const changed = (change: (data: Record<string, unknown>) => object) => changedShapes(golden, today.map(event => (event.type === 'CaseClosed' ? { ...event, data: change({ ...event.data }) } : event)))
    expect(changed(data => ({ ...data, more: 1 }))).toEqual(['CaseClosed.v1.json: a new version is needed; new .more: number'])
    expect(changed(({ outcome: _outcome, ...data }) => data)).toEqual(['CaseClosed.v1.json: a new version is needed; gone .outcome: string'])
    expect(changed(data => ({ ...data, outcome: 7 }))).toEqual(['CaseClosed.v1.json: a new version is needed; new .outcome: number, gone .outcome: string'])
    const details = { key: 'person-1', box: 'not-encrypted:{"name":"Ann","shoeSize":39}' }
    expect([...shapeOf({ details })]).toContain('.details{}.shoeSize: number')
  })

  it('are found unreadable when a later program wrote them', async () => {
    const later = golden.map(one => (one.type === 'CaseClosed' ? { ...one, version: 2 } : one))
    expect(await unreadable(later)).toEqual(['CaseClosed.v2.json: CaseClosed was recorded in version 2; this program knows 1.'])
  })
})
