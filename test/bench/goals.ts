/** What a measure should reach. `must` is the goal, `stretch` what is wanted; a goal that is to be stayed below has `less`. */
export interface Goal {
  readonly name: string
  readonly unit: 'ratio' | 'ms' | 'exponent' | 'MB'
  readonly must: number
  readonly stretch: number
  readonly less?: true
}

const ratio = (name: string, must: number, stretch: number): Goal => ({ name, unit: 'ratio', must, stretch })
const below = (name: string, unit: Goal['unit'], must: number, stretch: number): Goal => ({ name, unit, must, stretch, less: true })

/** Every measure by its id. F1 is a loop of durable writes, F2 of raw SQLite commits, F3 bare node:http, F4 the simplest rebuild, F8 a bare Nest. */
export const goals = {
  P1: ratio('Commands a second, 1 in flight, to F2', 0.45, 0.65),
  P2: ratio('Commands a second, 32 in flight, to F2', 2.5, 4),
  P6: ratio('Durable commands a second over HTTP, 16 connections, to F3 POST', 0.18, 0.3),
  'P7.ratio': below('Command p99 at 200 a second, to the p99 of F1', 'ratio', 8, 4),
  'P7.ms': below('Command p99 at 200 a second', 'ms', 20, 8),
  P8: ratio('An empty route of Nest on Fastify, requests a second, to F3 POST', 0.55, 0.7),
  'P9.list': ratio('Case list of 50 as JSON, read record durable, to F3 GET', 0.12, 0.22),
  'P9.timeline': ratio('Timeline of a case as JSON, read record durable, to F3 GET', 0.12, 0.22),
  'P10.p50': below('A page, 16 connections, p50', 'ms', 10, 5),
  'P10.p95': below('A page, 16 connections, p95', 'ms', 25, 12),
  P11: ratio('Rebuild of a view that opens nothing, events a second, to F4', 0.7, 1.2),
  'P11.sealed': ratio('Rebuild of a view that opens sealed text, events a second, to F4', 0.7, 1.2),
  'P14.none': below('Looking for overdue actions when none is', 'ms', 2, 0.5),
  'P14.due': below('Looking for overdue actions when 10,000 are', 'ms', 100, 50),
  'P15.rate': ratio('Steps of the ladder written a second when 10,000 actions climb, to F2', 6, 9),
  'P15.stall': below('Longest wait of everybody else meanwhile', 'ms', 50, 15),
  P16: below('Cost of that in open actions, 10,000 overdue', 'exponent', 0.15, 0.05),
  'P17.ratio': below('Start to the first correct answer, to F8', 'ratio', 1.8, 1.3),
  'P17.exponent': below('Start in the size of the log', 'exponent', 0.05, 0.02),
  'P18.ratio': below('Memory after load, to that of a bare Nest', 'ratio', 2.5, 1.8),
  'P18.growth': below('Memory for each further 100,000 cases', 'MB', 30, 5),
  'P19.p50': below('Command p50 in the size of the log', 'exponent', 0.05, 0.02),
  'P19.rate': { name: 'Commands a second, 32 in flight, in the size of the log', unit: 'exponent', must: -0.2, stretch: -0.1 },
  'P19.page': below('The record of a case in the size of the log', 'exponent', 0.05, 0.02),
  P20: below('Bytes on disk an event, to its payload and 60', 'ratio', 1.3, 1.1),
  'P21.commands': ratio('Commands a second with the hash chain, to without', 0.93, 0.97),
  'P21.verify': ratio('Verifying every chain, events a second, to reading and parsing them', 0.4, 0.7),
  'P22.commands': ratio('Commands a second with sealed fields, to without', 0.85, 0.93),
  'P22.rebuild': ratio('Rebuild of a view that opens sealed text, to the same in the clear', 0.45, 0.7),
  P23: below('Commit to visible in the views at 200 commands a second, p99', 'ms', 100, 20),
  'nightly.p99': below('Command p99 at 50 a second while a tick does the work of a night, to its p99 alone', 'ratio', 1.5, 1.1),
  'page.board': below('The board of the Executive Group, asked by itself, p95', 'ms', 25, 12),
  'page.work': below('My work of a coordinator, asked by itself, p95', 'ms', 25, 12),
  'page.agenda': below('An agenda of 60 cases, asked by itself, p95', 'ms', 100, 40),
  'search.ratio': below('A search for people, to a bare look-up of the same name in the index', 'ratio', 5, 3),
  'search.p95': below('A search for people, p95', 'ms', 50, 20),
} as const satisfies Readonly<Record<string, Goal>>

export type GoalId = keyof typeof goals
