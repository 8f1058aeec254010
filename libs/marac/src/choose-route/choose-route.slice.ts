import { controllerFor, OneOf, Text } from '@lantern/web-kit'
import type { Route } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { routeWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { ChooseRoute, decideChooseRoute } from './choose-route.decide.js'

export class ChooseRouteInput {
  @OneOf('the route of the case', { choices: routeWords }) route!: Route
  @Text('the reason', { max: 4000, multiline: true, hint: 'Every agency on the case can read this.' }) reason!: string
}

export const chooseRoute = commandSlice({
  name: 'choose-route',
  title: 'Choose the route',
  done: 'Route chosen',
  verb: 'marac.choose-route',
  refuses: ['marac.case-not-open', 'marac.meeting-asked-for', 'marac.route-stands'],
  lifecycle: caseLifecycle,
  rule: decideChooseRoute,
  input: ChooseRouteInput,
  api: 'cases/:ref/route',
  page: 'cases/:ref/choose-route',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'RouteChosen')
    return made ? { route: made.data.route, reason: open(made.data.reason) } : {}
  },
  command: ({ route, reason }, { id, seal }) => new ChooseRoute({ caseId: id, route, reason: seal(`case-${id}`, reason) }),
})
export class ChooseRouteController extends controllerFor(chooseRoute) {}
