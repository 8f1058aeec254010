import type { CalendarDate } from '@lantern/decision'
import { controllerFor } from '@lantern/web-kit'
import { absenceLifecycle } from '../absence/absence.lifecycle.js'
import { Deputy, FirstDay, FirstDayBack } from '../absence/away.input.js'
import { deputyChoices, deputyReader } from '../absence/whose-days.js'
import { commandSlice } from '../partnership.slice.js'
import { decideRecordAway, RecordAway } from './record-away.decide.js'

export class RecordAwayInput {
  @FirstDay() from!: CalendarDate
  @FirstDayBack() until!: CalendarDate
  @Deputy() deputy?: string
}

export const recordAway = commandSlice({
  name: 'record-away',
  title: 'Say when somebody is away',
  done: 'Days away recorded',
  verb: 'partnership.say-away',
  refuses: ['partnership.away-days', 'partnership.away-already', 'partnership.not-a-deputy', 'partnership.deputy-away'],
  adds: true,
  lifecycle: absenceLifecycle,
  rule: decideRecordAway,
  input: RecordAwayInput,
  api: 'colleagues/:ref/absences',
  page: 'colleagues/:ref/away',
  choices: async (get, user) => ({ deputy: await deputyChoices(get, user) }),
  reads: deputyReader,
  command: ({ from, until, deputy }, { id: user, newId, read }) => new RecordAway({ awayId: newId('away'), user, from, until, ...(deputy !== undefined && { deputy }) }, read(deputy, { from, until })),
})
export class RecordAwayController extends controllerFor(recordAway) {}
