import type { ByType, CalendarDate, Sealed } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import { considering } from '../plan/plan.state.js'
import type { Gathered, NoViewsBecause, Views, VoicesEvent } from './voices.events.js'

export const voicesFolds: ByType<VoicesEvent, MaracCase> = {
  VictimViewsRecorded: state => state,
  VictimViewsNotGathered: state => state,
  // A child who was heard was considered.
  ChildViewsRecorded: (state, { data }) => considering(state, data.child),
  ChildViewsNotGathered: state => state,
  IdvaContactRecorded: state => state,
}

/** What a form told of somebody's views, before a rule has looked whether it is whole. */
export type ToldViews =
  | ({ readonly gathered: true; readonly gatheredBy: string; readonly worker?: Sealed<string> | undefined; readonly gatheredOn?: CalendarDate | undefined } & {
      readonly [Of in keyof Views]?: Sealed<string> | undefined
    })
  | { readonly gathered: false; readonly because?: NoViewsBecause | undefined; readonly reason?: Sealed<string> | undefined }

/** The views, if somebody said something and it is told who heard it and when. */
export function wholeViews({ gatheredBy, worker, gatheredOn, wants, fears, safe }: Extract<ToldViews, { gathered: true }>): Gathered | undefined {
  if (!worker || gatheredOn === undefined || !(wants ?? fears ?? safe)) return undefined
  return { gatheredBy, worker, gatheredOn, ...(wants && { wants }), ...(fears && { fears }), ...(safe && { safe }) }
}
