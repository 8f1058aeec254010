import { beforeEach, describe, expect, it } from '@jest/globals'
import { TableVault } from '@lantern/privacy'
import { DraftFiles, Drafts, HeldForms, Searches, sweep } from './index.js'
import { after, hour, minute } from './after.js'
import { onEveryStore } from './every-store.cases.js'

const start = '2026-03-02T09:00:00.000Z'
const body = { reason: 'She said: “he will find me”', 'children[0][name]': 'Kit Quill' }

onEveryStore('what is kept for one user', bench => {
  let forms: HeldForms
  let searches: Searches
  beforeEach(() => {
    forms = new HeldForms(bench.store, bench.sealer)
    searches = new Searches(bench.store, bench.sealer)
  })

  describe('a held form', () => {
    it('is given back once, to the person who sent it and to nobody else', async () => {
      await forms.hold('u1', '/cases/KM-1/close', body, start)
      expect(await forms.take('u2', start)).toBeUndefined()
      const form = { id: expect.any(String), path: '/cases/KM-1/close', body }
      expect(await forms.waiting('u1', start)).toEqual(form)
      expect(await forms.take('u1', after(start, 24 * hour - 1))).toEqual(form)
      expect(await forms.take('u1', start)).toBeUndefined()
    })

    it('is not dropped by another person', async () => {
      await forms.hold('u1', '/cases/KM-1/close', body, start)
      const id = (await forms.waiting('u1', start))?.id ?? ''
      await forms.drop('u2', id)
      expect(await forms.waiting('u1', start)).toMatchObject({ body })
      await forms.drop('u1', id)
      expect(await forms.waiting('u1', start)).toBeUndefined()
    })

    it('is kept for 24 hours', async () => {
      await forms.hold('u1', '/refer', body, start)
      expect(await forms.take('u1', after(start, 24 * hour))).toBeUndefined()
    })

    it('takes the place of an earlier one of the same page; the last one comes first', async () => {
      await forms.hold('u1', '/refer', { reason: 'first' }, start)
      await forms.hold('u1', '/cases/KM-1/close', { reason: 'other' }, after(start, 1))
      await forms.hold('u1', '/refer', { reason: 'second' }, after(start, 2))
      expect([await forms.take('u1', start), await forms.take('u1', start), await forms.take('u1', start)]).toMatchObject([
        { path: '/refer', body: { reason: 'second' } },
        { path: '/cases/KM-1/close', body: { reason: 'other' } },
      ])
    })

    it('is never held for another site', async () => {
      for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example/', 'refer', '']) {
        await expect(forms.hold('u1', path, body, start)).rejects.toThrow('a path of this site')
      }
    })

    it('is sealed, and gone with the key of its user', async () => {
      await forms.hold('u1', '/refer', body, start)
      const stored = JSON.stringify(await bench.store.db.selectFrom('held_forms').selectAll().execute())
      expect(stored).not.toMatch(/Quill|find me/)
      await bench.sealer.destroy('user-u1', start)
      expect(await forms.take('u1', start)).toBeUndefined()
    })
  })

  describe('a search', () => {
    const search = { terms: 'Ann Quill', refs: ['KM-4T7Q9-XWC2D'] }

    it('has an address that says nothing, for the person who made it', async () => {
      const id = await searches.keep('u1', search, start)
      expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(await searches.find('u1', id, start)).toEqual(search)
      expect(await searches.find('u1', id, after(start, 59 * minute))).toEqual(search)
      expect(await searches.find('u2', id, start)).toBeUndefined()
      expect(await searches.find('u1', 'guess', start)).toBeUndefined()
      expect(JSON.stringify(await bench.store.db.selectFrom('searches').selectAll().execute())).not.toMatch(/Quill|KM-4/)
    })

    it('expires after an hour', async () => {
      const id = await searches.keep('u1', search, start)
      expect(await searches.find('u1', id, after(start, hour))).toBeUndefined()
    })
  })

  describe('a draft', () => {
    const of = { form: 'marac/submit-referral', about: '' }
    const first = { answers: { victimName: 'Kit Quill', 'date of birth': { day: '31', month: '2' } }, saves: { victim: 1 } }
    let drafts: Drafts
    beforeEach(async () => {
      drafts = new Drafts(bench.store, bench.sealer, { keptForDays: 2 })
      expect(await drafts.save('u1', { ...of, id: 'd1', revision: -1 }, first, start)).toBe(true)
    })

    it('is kept as typed, for the person who began it and for the form that it is of', async () => {
      const draft = { ...of, ...first, id: 'd1', revision: 0, startedAt: start, savedAt: start, expiresAt: after(start, 48 * hour) }
      expect(await drafts.find('u1', of, 'd1', start)).toEqual(draft)
      expect(await drafts.list('u1', of, start)).toEqual([draft])
      expect(await drafts.find('u2', of, 'd1', start)).toBeUndefined()
      expect(await drafts.find('u1', { ...of, about: 'MC-1' }, 'd1', start)).toBeUndefined()
      expect(await drafts.list('u2', of, start)).toEqual([])
    })
    it('is never written over by who read it before somebody else saved', async () => {
      const second = { answers: { victimName: 'Kit Quill-Sample' }, saves: { victim: 2 } }
      const at = { ...of, id: 'd1', revision: 0 }
      expect(await drafts.save('u1', at, second, after(start, hour))).toBe(true)
      expect(await drafts.save('u1', at, first, after(start, 2 * hour))).toBe(false)
      expect(await drafts.save('u1', { ...at, revision: -1 }, first, start)).toBe(false)
      expect(await drafts.save('u2', { ...at, revision: 1 }, first, start)).toBe(false)
      expect(await drafts.find('u1', of, 'd1', start)).toMatchObject({ ...second, revision: 1, startedAt: start, savedAt: after(start, hour) })
    })
    it('keeps nothing but its reference once it is sent, and for a day', async () => {
      await drafts.sent('u1', 'd1', 'MC-1', start)
      expect(await drafts.list('u1', of, start)).toEqual([])
      expect(await drafts.find('u1', of, 'd1', start)).toMatchObject({ sentAs: 'MC-1', answers: {} })
      expect(await drafts.save('u1', { ...of, id: 'd1', revision: 0 }, first, start)).toBe(false)
      expect(await drafts.find('u1', of, 'd1', after(start, 24 * hour))).toBeUndefined()
    })
    it('is deleted by its owner alone', async () => {
      await drafts.delete('u2', 'd1')
      expect(await drafts.list('u1', of, start)).toHaveLength(1)
      await drafts.delete('u1', 'd1')
      expect(await drafts.list('u1', of, start)).toEqual([])
    })
    it('is sealed, and leaves so long after it was last saved', async () => {
      expect(JSON.stringify(await bench.store.db.selectFrom('drafts').selectAll().execute())).not.toMatch(/Quill/)
      await drafts.save('u1', { ...of, id: 'd1', revision: 0 }, first, after(start, 24 * hour))
      expect(await drafts.find('u1', of, 'd1', after(start, 72 * hour - 1))).toBeDefined()
      expect(await drafts.find('u1', of, 'd1', after(start, 72 * hour))).toBeUndefined()
      expect(await sweep(after(start, 72 * hour), [drafts])).toBe(1)
    })
    it('is gone with the key of its user', async () => {
      await bench.sealer.destroy('user-u1', start)
      expect(await drafts.find('u1', of, 'd1', start)).toBeUndefined()
    })
  })

  describe('files of a draft', () => {
    const of = { form: 'marac/submit-referral', about: '' }
    const letter = { name: 'Letter to Kit Quill.pdf', kind: 'pdf', bytes: Buffer.from('Dear Hub') }
    let drafts: Drafts
    let files: DraftFiles
    beforeEach(async () => {
      drafts = new Drafts(bench.store, bench.sealer, { keptForDays: 2 })
      files = new DraftFiles(bench.store, bench.sealer, new TableVault(bench.store, bench.sealer))
      await drafts.save('u1', { ...of, id: 'd1', revision: -1 }, { answers: {}, saves: {} }, start)
      await files.add('u1', 'd1', 'files', letter, start)
    })
    const parts = () => bench.store.db.selectFrom('file_parts').selectAll().execute()
    const rows = () => bench.store.db.selectFrom('draft_files').selectAll().execute()

    it('are listed and read by who put them in alone', async () => {
      const [file] = await files.list('u1', 'd1')
      expect(file).toEqual({ id: expect.any(String), field: 'files', name: letter.name, kind: 'pdf', size: 8 })
      expect(await files.bytes('u1', 'd1', file?.id ?? '')).toEqual(letter.bytes)
      expect([await files.list('u2', 'd1'), await files.list('u1', 'd2'), await files.bytes('u2', 'd1', file?.id ?? '')]).toEqual([[], [], undefined])
    })
    it('are sealed, name and content', async () => expect(JSON.stringify([await rows(), await parts()])).not.toMatch(/Quill|RGVhciBIdWI/))
    it('are there once, however often the form is sent, and again under another name', async () => {
      await files.add('u1', 'd1', 'files', letter, start)
      expect(await parts()).toHaveLength(1)
      await files.add('u1', 'd1', 'files', { ...letter, name: 'Copy.pdf' }, start)
      expect((await files.list('u1', 'd1')).map(({ name }) => name).toSorted()).toEqual(['Copy.pdf', letter.name])
    })
    it('are taken out with their contents, by who put them in alone', async () => {
      const id = (await files.list('u1', 'd1'))[0]?.id ?? ''
      await files.remove('u2', 'd1', id)
      expect(await parts()).toHaveLength(1)
      await files.remove('u1', 'd1', id)
      expect([await files.list('u1', 'd1'), await rows(), await parts()]).toEqual([[], [], []])
    })
    it('stay as long as their draft, and leave with one that was deleted, sent or has expired', async () => {
      expect(await files.sweep(after(start, 48 * hour - 1))).toBe(0)
      expect([await files.sweep(after(start, 48 * hour)), await parts()]).toEqual([1, []])
      await files.add('u1', 'd1', 'files', letter, start)
      await drafts.sent('u1', 'd1', 'MC-1', start)
      expect([await files.sweep(start), await parts()]).toEqual([1, []])
      await files.add('u1', 'd2', 'files', letter, start)
      expect([await files.sweep(start), await rows()]).toEqual([1, []])
    })
    it('leave nothing behind where a crash came between a file and its name', async () => {
      await bench.store.db.updateTable('draft_files').set({ sealed: '' }).execute()
      expect([await files.list('u1', 'd1'), await files.sweep(after(start, hour - 1))]).toEqual([[], 0])
      expect([await files.sweep(after(start, hour)), await rows(), await parts()]).toEqual([1, [], []])
    })
    it('are gone with the key of their user', async () => {
      await bench.sealer.destroy('user-u1', start)
      expect(await files.list('u1', 'd1')).toEqual([])
    })
  })

  it('leaves when it has expired', async () => {
    await forms.hold('u1', '/refer', body, start)
    await searches.keep('u1', { terms: 'x' }, start)
    expect(await sweep(after(start, hour - 1), [forms, searches])).toBe(0)
    expect(await sweep(after(start, hour), [forms, searches])).toBe(1)
    expect(await sweep(after(start, 24 * hour), [forms, searches])).toBe(1)
  })
})
