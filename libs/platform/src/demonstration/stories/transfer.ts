import type { CalendarDate, Instant } from '@lantern/decision'
import { londonDate } from '@lantern/clock'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

const out = [
  { because: 'moved-for-good', area: 'North Essex MARAC', contact: 'Rae Specimen, MARAC coordinator, by secure e-mail', reason: 'She has taken a tenancy near her sister, and the children change school after half-term.' },
  { because: 'moved-for-now', area: 'East Sussex MARAC', contact: 'Lee Specimen, MARAC coordinator, by secure e-mail', reason: 'She is in a refuge there, and does not know yet for how long.' },
  { because: 'lives-there', area: 'Bexley MARAC', contact: 'Ash Specimen, MARAC coordinator, by telephone and secure e-mail', reason: 'The address on the referral is of her parents. She lives in the other area.' },
] as const
const received = [
  { area: 'West Sussex MARAC', contact: 'Kit Specimen, MARAC coordinator, by secure e-mail', reference: 'WS-0417', note: 'Heard there last month. Two actions are open: the lock of the new flat, and the school.' },
  { area: 'Croydon MARAC', contact: 'Jo Specimen, MARAC coordinator, by secure e-mail', reference: 'CR-1120', note: 'Not heard there yet: she moved before the meeting.' },
] as const

/** One referral in fifty is of a victim who lives in another area, and goes there; most are acknowledged within three working days. Says whether it went. */
export function planTransfer({ agenda, send, chance, rules }: Stage, ref: string, at: Instant, coordinator: Person): boolean {
  if (!chance.happens(0.02)) return false
  const { calendar } = rules
  agenda.plan(at, async () => void (await send(coordinator, at, 'marac', 'transfer-case', ref, { ...chance.of(out), sent: ['referral', 'people', 'safe-contact', 'risk', 'voices'] })))
  const answeredAt = later(at, chance.between(1, 3), calendar, chance)
  if (chance.happens(0.75))
    agenda.plan(answeredAt, async () => void (await send(coordinator, answeredAt, 'marac', 'acknowledge-transfer', ref, { acknowledgedBy: 'Rae Specimen, MARAC coordinator', acknowledgedOn: londonDate(answeredAt), reference: `NE-${chance.between(100, 999)}` })))
  return true
}

const becomes = ['ends', 'handed-over', 'stays'] as const

/** One in four of the cases whose actions wait for weeks is of a victim who has moved: it says what becomes of each of them. Says whether it went. */
export async function planMove({ agenda, send, standing, unmet, chance, rules }: Stage, ref: string, at: Instant, coordinator: Person): Promise<boolean> {
  const actions = await unmet(ref)
  const { status, transfer } = await standing(ref)
  if (status !== 'open' || transfer || actions.length === 0 || !chance.happens(0.25)) return false
  const said = Object.fromEntries(actions.map((action, index) => [action, becomes[index % becomes.length]]))
  await send(coordinator, at, 'marac', 'transfer-case', ref, { ...out[chance.between(0, 1)], sent: ['referral', 'people', 'safe-contact', 'risk', 'voices', 'research', 'plan'], actions: said })
  if (!chance.happens(0.7)) return true
  const answeredAt = later(at, chance.between(1, 3), rules.calendar, chance)
  agenda.plan(answeredAt, async () => void (await send(coordinator, answeredAt, 'marac', 'acknowledge-transfer', ref, { acknowledgedBy: 'Rae Specimen, MARAC coordinator', acknowledgedOn: londonDate(answeredAt), reference: `NE-${chance.between(100, 999)}` })))
  return true
}

/** As many come from another area; the Hub tells it within two working days that they are here. */
export function planTransferIn(stage: Stage, ref: string, at: Instant, coordinator: Person): void {
  const { agenda, send, standing, chance } = stage
  if (!chance.happens(0.02)) return
  agenda.plan(at, async () => {
    if ((await standing(ref)).transferIn === 'none') await send(coordinator, at, 'marac', 'record-transfer-in', ref, { ...chance.of(received), sentOn: londonDate(at) })
  })
  planAcknowledged(stage, ref, at, coordinator)
}

/** One case in fifty is one that another area sent to the Hub: what it said with it. */
export function sentByAnotherArea({ chance }: Stage, on: CalendarDate) {
  if (!chance.happens(0.02)) return undefined
  const { area, contact, reference, note } = chance.of(received)
  return { fromArea: area, fromContact: contact, fromReference: reference, fromNote: note, fromSentOn: on }
}

/** Most are acknowledged to whoever sent them within two working days. */
export function planAcknowledged({ agenda, send, standing, chance, rules }: Stage, ref: string, at: Instant, coordinator: Person): void {
  if (chance.happens(0.15)) return
  const toldAt = later(at, chance.between(0, 2), rules.calendar, chance)
  agenda.plan(toldAt, async () => {
    if ((await standing(ref)).transferIn === 'to-acknowledge') await send(coordinator, toldAt, 'marac', 'acknowledge-transfer-in', ref, { told: 'Their coordinator, by secure e-mail', acknowledgedOn: londonDate(toldAt) })
  })
}
