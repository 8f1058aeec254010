import type { CaseRecord } from '../../marac-case/marac-case.record.js'

/** The agencies that were asked and have not answered. */
export const unanswered = ({ research }: Pick<CaseRecord, 'research'>): readonly string[] => research.flatMap(({ agency, state }) => (state === 'waiting' || state === 'late' ? [agency] : []))
