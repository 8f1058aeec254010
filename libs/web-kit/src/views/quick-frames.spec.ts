import { describe, expect, it } from '@jest/globals'
import nunjucks from 'nunjucks'
import { quickenFrames } from './quick-frames.js'

interface Frame {
  set(name: string, value: unknown, resolveUp?: boolean): void
  lookup(name: string): unknown
  push(isolateWrites?: boolean): Frame
}
const { Frame } = nunjucks.runtime as unknown as { readonly Frame: { new (): Frame; readonly prototype: Frame } }
const own = Frame.prototype.set

const steps: Readonly<Record<string, (frame: Frame) => void>> = {
  'a plain name': frame => frame.set('item', 1),
  'names with dots, and one beside another': frame => ['loop.index', 'loop.first', 'a.b.c', 'a.b.d'].forEach((name, at) => frame.set(name, at)),
  'a name that an outer frame has, there': frame => {
    frame.set('items', 'outer')
    frame.push().set('items', 'inner', true)
  },
  'a name that no outer frame has, here': frame => frame.push().set('items', 'inner', true),
  'a name behind a border, on this side of it': frame => {
    frame.set('items', 'outer')
    frame.push(true).set('items', 'inner', true)
  },
}

describe('setting a variable of a template', () => {
  it.each(Object.entries(steps))('sets %s as nunjucks does', (_, take) => {
    const after = (): string => {
      const frame = new Frame()
      take(frame)
      return JSON.stringify(['item', 'items', 'loop', 'a'].map(name => frame.lookup(name)))
    }
    Frame.prototype.set = own
    const expected = after()
    quickenFrames()
    expect(Frame.prototype.set).not.toBe(own)
    expect(after()).toBe(expected)
  })
})
