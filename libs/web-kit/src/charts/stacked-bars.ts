import { scaleBand, scaleLinear } from 'd3-scale'

/** One bar: what stands under it, and how much of each series it holds, in their order. */
export interface Bar {
  readonly label: string
  readonly values: readonly number[]
}

export interface StackedBars {
  /** Unlike any other on the page: title and description are found by it. */
  readonly id: string
  readonly title: string
  /** What somebody who does not see it should know. The figures stand in a table beside it. */
  readonly description: string
  readonly series: readonly string[]
  readonly bars: readonly Bar[]
}

const width = 720
const height = 260
const margin = { top: 20, right: 0, bottom: 44, left: 40 }

/**
 * Bars on top of each other as SVG, drawn on the server. Series differ by colour and, where colours are not seen or printed, by their order and the key above. Without
 * inline styles, so that it passes a strict content policy; the classes lantern-series-1 to -8 give the colours. More than eight series repeat them: join what is small first.
 */
export function stackedBars({ id, title, description, series, bars }: StackedBars): string {
  const total = ({ values }: Bar): number => values.reduce((sum, value) => sum + value, 0)
  const x = scaleBand<number>().domain(bars.map((_, i) => i)).range([margin.left, width - margin.right]).paddingInner(0.25).paddingOuter(0.1)
  const y = scaleLinear().domain([0, Math.max(1, ...bars.map(total))]).nice(4).range([height - margin.bottom, margin.top])
  const ticks = y.ticks(4).filter(Number.isInteger)
  const at = (value: number): string => String(Math.round(value * 10) / 10)
  const left = (i: number): number => x(i) ?? 0
  const rects = bars.flatMap(({ values }, i) => {
    let below = 0
    return values.flatMap((value, s) => {
      const [from, to] = [below, (below += value)]
      return value === 0 ? [] : [`<rect class="lantern-series-${(s % 8) + 1}" x="${at(left(i))}" y="${at(y(to))}" width="${at(x.bandwidth())}" height="${at(y(from) - y(to))}"/>`]
    })
  })
  const lines = ticks.map(tick => `<line class="lantern-chart-line" x1="${margin.left}" x2="${width - margin.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text class="lantern-chart-text" x="${margin.left - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${tick}</text>`)
  const totals = bars.flatMap((bar, i) => (total(bar) === 0 ? [] : [`<text class="lantern-chart-text" x="${at(left(i) + x.bandwidth() / 2)}" y="${at(y(total(bar)) - 5)}" text-anchor="middle">${total(bar)}</text>`]))
  const labels = bars.map(({ label }, i) => label.split(' ').map((word, line) => `<text class="lantern-chart-text" x="${at(left(i) + x.bandwidth() / 2)}" y="${height - margin.bottom + 16 + line * 15}" text-anchor="middle">${escaped(word)}</text>`).join(''))
  const key = series.map((name, s) => `<li><svg class="lantern-chart-key" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false"><rect class="lantern-series-${(s % 8) + 1}" width="14" height="14"/></svg> ${escaped(name)}</li>`)
  return [
    ...(series.length > 1 ? [`<ul class="govuk-list lantern-chart-keys" aria-hidden="true">${key.join('')}</ul>`] : []),
    `<svg class="lantern-chart" role="img" aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${width} ${height}"><title id="${id}-title">${escaped(title)}</title><desc id="${id}-text">${escaped(description)}</desc>`,
    ...lines,
    ...rects,
    ...totals,
    ...labels,
    '</svg>',
  ].join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => entities[sign] ?? sign)
