import { describe, expect, it } from '@jest/globals'
import { createRequire } from 'node:module'
import nunjucks from 'nunjucks'
import { quickenFrames } from './quick-frames.js'

interface Frame {
  set(name: string, value: unknown, resolveUp?: boolean): void
  lookup(name: string): unknown
  push(isolateWrites?: boolean): Frame
}
interface Runtime {
  readonly runtime: { readonly Frame: { new (): Frame; readonly prototype: Frame } }
}
const { Frame } = (nunjucks as unknown as Runtime).runtime
/** nunjucks' own, of a copy that nobody has quickened: `require` gives a spec its own. */
const { Frame: Own } = (createRequire(import.meta.url)('nunjucks') as Runtime).runtime

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
    quickenFrames()
    const [quick, own] = [Frame, Own].map(Kind => {
      const frame = new Kind()
      take(frame)
      return JSON.stringify(['item', 'items', 'loop', 'a'].map(name => frame.lookup(name)))
    })
    expect(quick).toBe(own)
    expect(String(Frame.prototype.set)).not.toBe(String(Own.prototype.set))
  })
})
