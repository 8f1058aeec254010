import { addWorkingDays, londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

/**
 * Now and then somebody writes on a case what belongs on another, sees it the next day and records it in error. Mostly the manager has looked at who had read it by
 * the next week; the last ones still wait for that.
 */
export function planInError({ agenda, send, chance, rules, people, talking }: Stage, ref: string, at: Instant, others: readonly Person[]): void {
  const [by] = others
  const manager = people.find(({ roles }) => roles.includes('marac-manager'))
  if (!by || !manager || !chance.happens(0.02)) return
  const writtenAt = later(at, chance.between(0, 3), rules.calendar, chance)
  const noticedAt = later(writtenAt, 1, rules.calendar, chance)
  const assessedAt = later(noticedAt, chance.between(2, 6), rules.calendar, chance)
  agenda.plan(writtenAt, async () => void (await send(by, writtenAt, 'marac', 'send-message', ref, { text: 'Her brother has the spare key of the flat in Mill Road. He is at work until six.' })))
  agenda.plan(noticedAt, async () => {
    const entry = await talking.entryOf(ref, 'MessageSent', by.user)
    if (entry === undefined) return
    await send(by, noticedAt, 'marac', 'record-in-error', ref, { entry, reason: 'I had two cases open and wrote it on this one.' })
    agenda.plan(assessedAt, async () => {
      const inError = await talking.entryOf(ref, 'EntryRecordedInError', by.user)
      if (inError !== undefined) await send(manager, assessedAt, 'marac', 'assess-entry-in-error', ref, { entry: inError, breach: true, told: ['data-protection-officer', 'agencies-on-the-case'], reason: 'Four people of three agencies had read it. All were told to keep nothing of it.' })
    })
  })
}

/** Seldom the Hub gives an action on the wrong case, and sees it when the agency rings. */
export function planActionInError({ agenda, send, chance, rules, talking }: Stage, ref: string, at: Instant, { coordinator, agency }: { readonly coordinator: Person; readonly agency: string }): void {
  if (!chance.happens(0.03)) return
  const noticedAt = new Date(Date.parse(at) + 40 * 60_000).toISOString()
  const dueOn = addWorkingDays(londonDate(at), 5, rules.calendar).date
  agenda.plan(at, async () => {
    const action = await send(coordinator, at, 'actions', 'agree-action', ref, { agency, target: 'victim', text: 'Fit a video doorbell at the flat in Mill Road and show her sister how it works', immediateSafety: false, dueOn })
    agenda.plan(noticedAt, async () => {
      const entry = await talking.agreedOf(action)
      if (entry !== undefined) await send(coordinator, noticedAt, 'actions', 'record-action-in-error', action, { entry, reason: 'The agency rang: this address is of another family.' })
    })
  })
}
