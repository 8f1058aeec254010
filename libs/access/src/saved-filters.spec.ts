import { beforeEach, expect, it } from '@jest/globals'
import { onEveryStore } from './every-store.cases.js'
import { mostSavedFilters, SavedFilters, TooManyFilters } from './saved-filters.js'

const now = '2026-03-02T09:00:00.000Z'

onEveryStore('saved filters', bench => {
  let filters: SavedFilters
  beforeEach(() => {
    filters = new SavedFilters(bench.store, bench.sealer)
  })

  it('are kept by name for whoever saved them, and for nobody else', async () => {
    await filters.save('u1', 'cases', { name: 'West, late', query: { area: 'west', overdue: 'yes' } }, now)
    await filters.save('u1', 'cases', { name: 'Children', query: { children: 'yes' } }, now)
    expect((await filters.of('u1', 'cases')).map(({ name, query }) => [name, query])).toEqual([['Children', { children: 'yes' }], ['West, late', { area: 'west', overdue: 'yes' }]])
    expect([await filters.of('u2', 'cases'), await filters.of('u1', 'actions')]).toEqual([[], []])
  })
  it('take the place of one of the same name', async () => {
    await filters.save('u1', 'cases', { name: 'Mine', query: { area: 'west' } }, now)
    await filters.save('u1', 'cases', { name: 'mine', query: { area: 'east' } }, now)
    expect((await filters.of('u1', 'cases')).map(({ name, query }) => [name, query])).toEqual([['mine', { area: 'east' }]])
  })
  it('are deleted by their owner alone', async () => {
    await filters.save('u1', 'cases', { name: 'Mine', query: {} }, now)
    const id = (await filters.of('u1', 'cases'))[0]?.id ?? ''
    await filters.delete('u2', id)
    expect(await filters.of('u1', 'cases')).toHaveLength(1)
    await filters.delete('u1', id)
    expect(await filters.of('u1', 'cases')).toEqual([])
  })
  it('are no more than can be read', async () => {
    for (let i = 0; i < mostSavedFilters; i++) await filters.save('u1', 'cases', { name: `Filter ${i}`, query: {} }, now)
    await expect(filters.save('u1', 'cases', { name: 'One more', query: {} }, now)).rejects.toThrow(TooManyFilters)
    await filters.save('u1', 'cases', { name: 'Filter 3', query: { area: 'east' } }, now)
    expect(await filters.of('u1', 'cases')).toHaveLength(mostSavedFilters)
  })
  it('are sealed, and gone with the key of their user', async () => {
    await filters.save('u1', 'cases', { name: 'Quill', query: {} }, now)
    expect(JSON.stringify(await bench.store.db.selectFrom('saved_filters').selectAll().execute())).not.toContain('Quill')
  })
})
