import type { Tier } from '@lantern/rules'

/** Whose board: the Steering Group is on no ladder and sees how many are on each step. */
export const boards = ['coordinator', 'marac-manager', 'steering-group', 'tactical-group', 'executive-group'] as const
export type Board = (typeof boards)[number]

export const tiersOf = (board: Board): readonly Tier[] =>
  board === 'steering-group' ? ['agency-lead', 'coordinator', 'agency-senior', 'marac-manager', 'tactical-group', 'executive-group'] : board === 'coordinator' ? ['coordinator', 'agency-senior'] : [board]
