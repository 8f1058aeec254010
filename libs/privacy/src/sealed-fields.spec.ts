import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { DomainEvent, Sealed, StreamType } from '@lantern/decision'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AesSealer, agencyKey, findClearPersonalData, isSealed, keysOf, MasterKey, openAll, PrivateStore, sealedFieldsOf } from './index.js'

type Submitted = DomainEvent<
  'Submitted',
  {
    caseId: string
    reason: Sealed<string>
    victim: { personId: string; details: Sealed<{ name: string }> }
    children: readonly { personId: string; details: Sealed<{ name: string }> }[]
    notes?: readonly Sealed<string>[]
  }
>
type Returned = DomainEvent<'Returned', { caseId: string; worksheet?: Sealed<string> }>
type Closed = DomainEvent<'Closed', { caseId: string }>
const stream: StreamType<Submitted | Returned | Closed, null> = {
  name: 'sample',
  initialState: null,
  evolve: state => state,
  personal: {
    Submitted: { reason: 'case', 'victim.details': 'person', 'children[].details': 'person', 'notes[]': 'case' },
    Returned: { worksheet: 'agency' },
    Closed: {},
  },
}

let folder: string
let store: PrivateStore
let sealer: AesSealer
let submitted: Submitted
const worksheetKey = agencyKey('police', 'c1')
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-fields-'))
  store = await PrivateStore.openFile(join(folder, 'keys.db'))
  sealer = await AesSealer.open(store, MasterKey.from(Buffer.alloc(32, 7)), { now: () => '2026-03-02T09:00:00.000Z' })
  await sealer.prepare(['case-c1', 'person-v', 'person-k', worksheetKey])
  submitted = {
    type: 'Submitted',
    data: {
      caseId: 'c1',
      reason: sealer.seal('case-c1', 'threats'),
      victim: { personId: 'v', details: sealer.seal('person-v', { name: 'Ann Quill' }) },
      children: [{ personId: 'k', details: sealer.seal('person-k', { name: 'Kit Quill' }) }],
      notes: [sealer.seal('case-c1', 'one'), sealer.seal('case-c1', 'two')],
    },
  }
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the declared sealed fields', () => {
  it('are found in members, lists of objects and lists', () => {
    const found = sealedFieldsOf(stream.personal.Submitted, submitted.data).map(({ at, whose, value }) => `${at} ${whose} ${value.key}`)
    expect(found).toEqual([
      'reason case case-c1',
      'victim.details person person-v',
      'children[0].details person person-k',
      'notes[0] case case-c1',
      'notes[1] case case-c1',
    ])
    expect(keysOf(stream, [submitted])).toEqual(['case-c1', 'person-v', 'person-k'])
  })

  it('may be left out', () => {
    expect(sealedFieldsOf(stream.personal.Returned, { caseId: 'c1' })).toEqual([])
    expect(keysOf(stream, [{ type: 'Closed', data: { caseId: 'c1' } }, { type: 'Unknown', data: {} }])).toEqual([])
  })

  it('are opened in a copy, null where the key is gone', async () => {
    await sealer.destroy('person-v', '2033-01-01T00:00:00.000Z')
    expect(openAll(stream, submitted, sealer)).toEqual({
      caseId: 'c1',
      reason: 'threats',
      victim: { personId: 'v', details: null },
      children: [{ personId: 'k', details: { name: 'Kit Quill' } }],
      notes: ['one', 'two'],
    })
    expect(isSealed(submitted.data.reason)).toBe(true)
  })

  it('stay shut for a reader of another agency', () => {
    const returned: Returned = { type: 'Returned', data: { caseId: 'c1', worksheet: sealer.seal(worksheetKey, 'our notes') } }
    expect(openAll(stream, returned, sealer, { agency: 'police' })).toEqual({ caseId: 'c1', worksheet: 'our notes' })
    expect(openAll(stream, returned, sealer, { agency: 'hub' })).toEqual({ caseId: 'c1', worksheet: null })
  })
})

describe('the search for personal data in the clear', () => {
  it('finds nothing in what is sealed', () => {
    expect(findClearPersonalData([submitted], ['Ann Quill', 'Kit', 'threats'])).toEqual([])
  })

  it('finds a name in a payload, an envelope, a member or a key, however it is written', () => {
    const leaks = [
      { type: 'A', stream: 'sample-ann-quill', data: { victim: { name: 'ÁNN  quill' } } },
      { type: 'B', data: { ages: { 'Ann Quill': 4 }, phones: [1632960001] } },
      { type: 'C', data: { reason: sealer.seal('case-c1', 'x'), by: { key: 'person-ann-quill', box: 'AAAA' } } },
    ]
    expect(findClearPersonalData(leaks, ['Ann Quill', 'ann-quill', '1632960001'])).toEqual([
      { index: 0, type: 'A', at: 'stream', planted: 'ann-quill' },
      { index: 0, type: 'A', at: 'data.victim.name', planted: 'Ann Quill' },
      { index: 1, type: 'B', at: 'data.ages.Ann Quill', planted: 'Ann Quill' },
      { index: 1, type: 'B', at: 'data.phones.0', planted: '1632960001' },
      { index: 2, type: 'C', at: 'data.by.key', planted: 'ann-quill' },
    ])
  })

  it('refuses to look for nothing', () => expect(() => findClearPersonalData([submitted], [' '])).toThrow('Nothing was planted'))
})
