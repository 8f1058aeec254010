import type { Actor } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import type { Meeting } from './meeting.state.js'

/** Who observes a meeting sees, and does nothing in it, whatever they may do elsewhere. @throws Refusal */
export function refuseObserver({ attendance }: Pick<Meeting, 'attendance'>, { user }: Pick<Actor, 'user'>): void {
  if (attendance[user]?.how === 'observer') throw refusal('marac.observes')
}
