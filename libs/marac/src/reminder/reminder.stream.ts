import type { StreamType } from '@lantern/decision'
import type { ReminderEvent } from './reminder.events.js'
import { evolve, initialState, type Reminders } from './reminder.state.js'

/** One stream a case, beside its own: a reminder changes nothing of the case, and must not stand in the way of those who do (docs/adr/0019). Nothing in it is personal. */
export const reminder: StreamType<ReminderEvent, Reminders, 'reminder'> = { name: 'reminder', initialState, evolve, personal: { RemindersGiven: {} } }
