import type { CalendarDate } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { AbsenceEvent } from './absence.events.js'
import { evolve, initialState, type Absence, type Away } from './absence.state.js'
import { isOn } from './deputies.policy.js'

/** Who is away when, as events told so far. */
export class Absences {
  private readonly ofUser = new Map<string, Absence>()
  /** The event that each is known by, and whose it is. */
  private readonly events = new Map<string, string>()
  private readonly users = new Map<string, string>()

  take(event: StoredOf<AbsenceEvent>): void {
    const { user, awayId } = event.data
    this.ofUser.set(user, evolve(this.ofUser.get(user) ?? initialState, event as AbsenceEvent))
    if (event.type !== 'AwayRecorded') return
    this.events.set(awayId, event.id)
    this.users.set(event.id, user)
  }

  of(user: string): readonly Away[] {
    return this.ofUser.get(user)?.aways ?? []
  }

  on(user: string, day: CalendarDate): Away | undefined {
    return this.of(user).find(away => isOn(away, day))
  }

  /** Id of the event that recorded it. */
  eventOf = (awayId: string): string => this.events.get(awayId) ?? ''

  /** Who was away by the event with this id. */
  userBy = (event: string): string | undefined => this.users.get(event)
}
