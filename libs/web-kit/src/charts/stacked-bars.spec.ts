import { describe, expect, it } from '@jest/globals'
import { faultsIn } from '@lantern/testing/valid-html'
import { stackedBars } from './stacked-bars.js'

const chart = (bars: Parameters<typeof stackedBars>[0]['bars'], series = ['Research', 'Actions']) => stackedBars({ id: 'due', title: 'What falls due', description: 'Most in the first week.', series, bars })
const rects = (svg: string) => [...svg.slice(svg.indexOf('role="img"')).matchAll(/<rect class="lantern-series-(\d)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(([, ...all]) => all.map(Number) as [series: number, x: number, y: number, width: number, height: number])

describe('bars on top of each other', () => {
  it('are as high as what they show, each from the top of the one below', () => {
    const [a, b, c] = rects(chart([{ label: '23 Nov', values: [10, 30] }, { label: '30 Nov', values: [20, 0] }]))
    if (!a || !b || !c) throw new Error('Three bars were expected.')
    expect([a[0], b[0], c[0]]).toEqual([1, 2, 1])
    expect(b[4]).toBeCloseTo(3 * a[4], 0)
    expect(c[4]).toBeCloseTo(2 * a[4], 0)
    expect(b[2] + b[4]).toBeCloseTo(a[2], 0)
    expect(a[1]).toBe(b[1])
    expect(c[1]).toBeGreaterThan(a[1] + a[3])
  })
  it('draw nothing where there is nothing, and still have an axis', () => {
    const empty = chart([{ label: '23 Nov', values: [0, 0] }])
    expect(rects(empty)).toEqual([])
    expect(empty).toContain('text-anchor="end">0</text>')
    expect(empty).toContain('text-anchor="end">1</text>')
  })
  it('count in whole numbers', () => expect(chart([{ label: 'x', values: [1, 1] }])).not.toMatch(/text-anchor="end">\d+\.\d/))
  it('are said to whoever does not see them, and escape what they are told', async () => {
    const svg = chart([{ label: '<b>', values: [1, 2] }], ['"Research"', 'A & B'])
    expect(svg).toContain('aria-labelledby="due-title due-text"')
    for (const text of ['&lt;b&gt;', '&quot;Research&quot;', 'A &amp; B']) expect(svg).toContain(text)
    expect(await faultsIn(`<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>${svg}</main></body></html>`)).toEqual([])
    expect(svg).not.toContain('style=')
  })
  it('need no key where there is one series', () => expect(chart([{ label: 'x', values: [1] }], ['Research'])).not.toContain('<ul'))
})
