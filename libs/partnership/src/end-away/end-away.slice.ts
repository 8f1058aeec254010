import { controllerFor, Reference } from '@lantern/web-kit'
import { absenceLifecycle } from '../absence/absence.lifecycle.js'
import { awayChoices, standingAways } from '../absence/whose-days.js'
import { commandSlice } from '../partnership.slice.js'
import { decideEndAway, EndAway } from './end-away.decide.js'

export class EndAwayInput {
  @Reference('which days away', { hint: 'From today on the person is here.' }) away!: string
}

export const endAway = commandSlice({
  name: 'end-away',
  title: 'Say that somebody is back',
  done: 'Back from today',
  verb: 'partnership.say-away',
  refuses: ['partnership.no-such-away'],
  adds: true,
  lifecycle: absenceLifecycle,
  rule: decideEndAway,
  input: EndAwayInput,
  starts: ['away'],
  api: 'colleagues/:ref/absence-ends',
  page: 'colleagues/:ref/end-away',
  choices: async (get, user) => ({ away: awayChoices(await standingAways(get, user)) }),
  proposes: async (get, user) => ({ away: (await standingAways(get, user))[0]?.id }),
  command: ({ away }, { id: user }) => new EndAway({ awayId: away, user }),
})
export class EndAwayController extends controllerFor(endAway) {}
