import { describe, expect, it } from '@jest/globals'
import { foldBy, type ByType } from './index.js'

type Counted = { readonly type: 'Up'; readonly by: number } | { readonly type: 'Down'; readonly by: number }

const ups: ByType<Extract<Counted, { type: 'Up' }>, number, [times: number]> = { Up: (so, { by }, times) => so + by * times }
const downs: ByType<Extract<Counted, { type: 'Down' }>, number, [times: number]> = { Down: (so, { by }, times) => so - by * times }

describe('a fold by the type of the event', () => {
  const folded = foldBy<Counted, number, [times: number]>({ ...ups, ...downs })
  it('takes the row of the type, of whichever part it comes', () => {
    expect(folded(10, { type: 'Up', by: 2 }, 3)).toBe(16)
    expect(folded(10, { type: 'Down', by: 2 }, 3)).toBe(4)
  })
  it('leaves alone what an unknown type says', () => expect(folded(10, { type: 'Sideways', by: 2 } as never, 3)).toBe(10))
})
