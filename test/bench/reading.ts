import { goals, type Goal, type GoalId } from './goals.js'

/** What was measured, and at which size. `of` says what a ratio was made of, in words. */
export interface Reading {
  readonly id: GoalId
  readonly value: number
  readonly size: string
  readonly of?: string
}

/** A line of `--json`. */
export interface Line {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: number
  readonly stretch: number
  readonly better: 'more' | 'less'
  readonly holds: boolean
  readonly size: string
  readonly of?: string
}

/** Three significant digits say more than can be measured. */
const rounded = (value: number): number => Number(value.toPrecision(3))

export function lineOf({ id, value, size, of }: Reading): Line {
  const { name, unit, must, stretch, less }: Goal = goals[id]
  const shown = rounded(value)
  const holds = Number.isFinite(shown) && (less ? shown <= must : shown >= must)
  return { id, name, value: shown, unit, goal: must, stretch, better: less ? 'less' : 'more', holds, size, ...(of !== undefined && { of }) }
}

const verdictOf = ({ value, stretch, better, holds }: Line): 'SHORT' | 'holds' | 'beyond' =>
  !holds ? 'SHORT' : (better === 'less' ? value <= stretch : value >= stretch) ? 'beyond' : 'holds'

/** For people: short of the goal is said first. */
export function sentenceOf(line: Line): string {
  const { id, name, value, unit, goal, stretch, better, size, of } = line
  const verdict = verdictOf(line)
  const bound = better === 'less' ? 'at most' : 'at least'
  return `${verdict.padEnd(6)} ${id} ${name}: ${value} ${unit} (${bound} ${goal}, wanted ${stretch})${of ? `, ${of}` : ''}; ${size}`
}

/** For docs/performance.md. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(line => {
    const { id, name, value, unit, goal, stretch, better, size, of = '' } = line
    const shown = unit === 'ms' || unit === 'MB' ? `${value} ${unit}` : String(value)
    return `| ${id} | ${name} | ${shown} | ${better === 'less' ? 'at most' : 'at least'} ${goal} | ${stretch} | ${verdictOf(line)} | ${of} | ${size} |`
  })
  return ['| id | measure | value | goal | wanted | | made of | at |', '| --- | --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n')
}

export const many = (n: number): string => Math.round(n).toLocaleString('en-GB')
