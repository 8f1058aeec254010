import { expect } from '@jest/globals'
import { fold, Refusal } from '@lantern/decision'
import type { Decide, DomainEvent, Given, StreamType } from '@lantern/decision'

/** What a rule is told when its spec does not say: a Monday morning in winter, a coordinator of the hub, no rules. */
export const standardGiven: Given<Record<string, never>> = {
  now: '2027-01-11T09:00:00.000Z',
  by: { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] },
  rules: {},
}

export interface Outcome<E extends DomainEvent> {
  /** Exactly these events, in this order. */
  then(...events: readonly E[]): void
  /** A refusal with this code, and not some other error. */
  thenRefused(code: string): void
  /** No events: there was nothing (more) to record. */
  thenNothing(): void
}

/**
 * Given a history, when a command is judged, then these events, or a refusal. The rules in `partialGiven` are typed by the rule
 * itself; a rule that reads rules must be given them, else it reads undefined and its spec fails.
 *
 *   const given = specFor(maracCase)
 *   given(...openCase).when(decideRequestMeeting, requestMeeting()).then(meetingRequested())
 */
export function specFor<E extends DomainEvent, S>(type: Pick<StreamType<E, S>, 'initialState' | 'evolve' | 'name' | 'personal'>) {
  return (...history: readonly E[]) => ({
    when<C, Rules>(decide: Decide<C, S, E, Rules>, command: C, partialGiven: Partial<Given<Rules>> = {}): Outcome<E> {
      const told = { ...standardGiven, ...partialGiven } as Given<Rules>
      const judge = (): readonly E[] => decide(command, fold(type, history), told)
      return {
        then: (...events) => expect(judge()).toEqual(events),
        thenRefused: code => expect(refusalOf(judge)).toBe(code),
        thenNothing: () => expect(judge()).toEqual([]),
      }
    },
  })
}

/** The code of the refusal, or the events when there was none, so that a failing spec shows what happened instead. Other errors go on. */
function refusalOf(judge: () => readonly DomainEvent[]): string | readonly DomainEvent[] {
  try {
    return judge()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
