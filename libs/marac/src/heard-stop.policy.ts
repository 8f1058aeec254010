import type { Deadline } from '@lantern/rules'
import type { HeardOn } from './marac-case/marac-case.events.js'

/** What research is to be there before. */
export const heardStop = ({ on }: Pick<HeardOn, 'on'>): NonNullable<Deadline['stop']> => ({ clock: 'researchBeforeMeeting', before: on, what: 'A meeting hears the case' })
