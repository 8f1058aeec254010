import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { MeetingsEvent } from './meetings.events.js'

export const meetingsFolds: ByType<MeetingsEvent, MaracCase> = {
  MeetingRequested: (state, { data }) => ({ ...state, meetingRequests: [...state.meetingRequests, data.requestId] }),
}
