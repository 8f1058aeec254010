import type { CalendarDate } from '@lantern/decision'
import { controllerFor, Reference } from '@lantern/web-kit'
import { absenceLifecycle } from '../absence/absence.lifecycle.js'
import { Deputy, FirstDay, FirstDayBack } from '../absence/away.input.js'
import { awayChoices, deputyChoices, deputyReader, standingAways } from '../absence/whose-days.js'
import { commandSlice } from '../partnership.slice.js'
import { ChangeAway, decideChangeAway } from './change-away.decide.js'

export class ChangeAwayInput {
  @Reference('which days away') away!: string
  @FirstDay() from!: CalendarDate
  @FirstDayBack() until!: CalendarDate
  @Deputy() deputy?: string
}

export const changeAway = commandSlice({
  name: 'change-away',
  title: 'Change when somebody is away, or who deputises',
  done: 'Days away changed',
  verb: 'partnership.say-away',
  refuses: ['partnership.no-such-away', 'partnership.away-days', 'partnership.away-already', 'partnership.not-a-deputy', 'partnership.deputy-away'],
  adds: true,
  lifecycle: absenceLifecycle,
  rule: decideChangeAway,
  input: ChangeAwayInput,
  starts: ['away'],
  api: 'colleagues/:ref/absence-changes',
  page: 'colleagues/:ref/change-away',
  choices: async (get, user) => ({ away: awayChoices(await standingAways(get, user)), deputy: await deputyChoices(get, user) }),
  proposes: async (get, user) => {
    // Of several the form cannot tell which the person will choose.
    const [first, ...others] = await standingAways(get, user)
    return first && others.length === 0 ? { away: first.id, from: first.from, until: first.until, deputy: first.deputy } : {}
  },
  reads: deputyReader,
  command: ({ away, from, until, deputy }, { id: user, read }) => new ChangeAway({ awayId: away, user, from, until, ...(deputy !== undefined && { deputy }) }, read(deputy, { from, until })),
})
export class ChangeAwayController extends controllerFor(changeAway) {}
