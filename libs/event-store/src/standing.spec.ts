import { describe, expect, it } from '@jest/globals'
import { fold, type DomainEvent, type StreamType } from '@lantern/decision'
import { recorded } from '@lantern/testing/projected'
import { isHidden, standing, type StoredEvent } from './index.js'

type Noted = DomainEvent<'Noted', { text: string }> | DomainEvent<'NoteHidden', { entry: number }>
const notes: StreamType<Noted, readonly string[]> = {
  name: 'notes',
  initialState: [],
  evolve: (so, { type, data }) => (type === 'Noted' ? [...so, data.text] : so),
  personal: { Noted: {}, NoteHidden: {} },
  hides: event => (event.type === 'NoteHidden' ? { entry: event.data.entry, kind: 'note' } : undefined),
}
const noted = (text: string): Noted => ({ type: 'Noted', data: { text } })
const hidden = (entry: number): Noted => ({ type: 'NoteHidden', data: { entry } })
const of = (stream: string, events: readonly Noted[]) => recorded(stream, events) as readonly StoredEvent<Noted>[]

describe('a history with a hidden event', () => {
  const events = of('notes-1', [noted('One'), noted('Two'), hidden(0)])
  it('has its place, with who hid it and when, and no word of it', () => {
    const [place, ...rest] = standing(notes, events)
    expect(place).toMatchObject({ id: 'notes-1-event-0', revision: 0, type: 'EntryHidden', data: { kind: 'note', hiddenAt: events[2]?.recordedAt, hiddenBy: { user: 'coordinator-1', agency: 'hub' } } })
    expect(JSON.stringify(place, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('One')
    expect([isHidden(place ?? { type: '' }), rest]).toEqual([true, events.slice(1)])
  })
  it('is the same history where nothing is hidden', () => expect(standing(notes, events.slice(0, 2))).toEqual(events.slice(0, 2)))
  it('hides in its own stream only', () => expect(standing(notes, [...of('notes-2', [noted('Three')]), ...events]).map(({ type }) => type)).toEqual(['Noted', 'EntryHidden', 'Noted', 'NoteHidden']))
  it('folds to the state without it', () => expect(fold(notes, [noted('One'), noted('Two'), hidden(0)])).toEqual(['Two']))
})
