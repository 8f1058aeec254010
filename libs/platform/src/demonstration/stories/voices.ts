import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import type { AgencyKind, AreaEntry } from '@lantern/rules'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

const wants = ['To stay in her home and to be left alone.', 'To move nearer to her sister, and that the children keep their school.', 'That he gets help with drinking. She does not want to go to court.', 'A new lock and a telephone that he does not know of.']
const fears = ['That he comes when the children are handed over.', 'That he finds out that she has spoken to anybody.', 'He has said that he will kill her if she leaves, and she believes it.', 'That social workers take the children away.']
const safe = ['Texts at work before noon. Never the landline.', 'Her sister knows everything. His mother must not be told.', 'The school secretary lets her use a room with a telephone.']
const childWants = ['To sleep at grandmother’s at the weekend.', 'That mum stops crying.', 'To see dad, but not at home.']
const childFears = ['When the front door bangs.', 'Going to school on Mondays, because something may happen to mum.']
const childSafe = ['Her teacher, and the neighbour with the dog.', 'His older cousin.']
const notes = ['She asked for texts and not calls.', 'Appointment on Thursday at the clinic, where she goes anyway.', 'She wants to think about it with her sister.']
const none = { victim: ['Her telephone was off at three tries; the practice will hand her our card.', 'He answered the call. We did not say who we are.'], child: ['He was in the room the whole time.', 'The school asks us to wait until the exams are over.'] }
const posts: Readonly<Partial<Record<AgencyKind, string>>> = { idva: 'IDVA', education: 'safeguarding lead of the school', 'childrens-social-care': 'social worker', police: 'officer of the domestic abuse team' }

/**
 * The IDVA service reaches out from the referral on, now and then late or in vain; what the victim says is written down when she is reached, and most
 * children are heard by their school or social worker. In some cases nobody has asked yet.
 */
export function planVoices(stage: Stage, ref: string, referredAt: Instant, area: AreaEntry): void {
  const { agenda, send, chance, rules, people, agencies } = stage
  const { calendar } = rules
  const servingAs = (kind: AgencyKind): Person | undefined => {
    const agency = agencies.find(each => each.kind === kind && (!each.serves || each.serves.some(id => area.districts.some(district => district.id === id))))
    return people.find(({ agency: of, roles }) => of === agency?.id && roles.some(role => role === 'agency-representative' || role === 'idva'))
  }
  const idva = servingAs('idva')
  if (!idva) return
  const when = (at: Instant, run: () => Promise<unknown>) =>
    agenda.plan(at, async () => {
      if (['referred', 'returned', 'open'].includes((await stage.standing(ref)).status)) await run()
    })
  const worker = (person: Person, kind: AgencyKind) => `${person.name}, ${posts[kind] ?? 'worker'}`
  const contact = (at: Instant, outcome: string) =>
    when(at, () => send(idva, at, 'marac', 'record-idva-contact', ref, { contactedOn: londonDate(at), outcome, ...(chance.happens(0.5) && outcome !== 'not-reached' ? { note: chance.of(notes) } : {}) }))

  const reachOut = () => {
    const days = chance.happens(0.05) ? chance.between(6, 15) : chance.happens(0.85) ? chance.between(0, 1) : chance.between(2, 4)
    const first = later(referredAt, days, calendar, chance)
    const missed = chance.happens(0.3)
    if (missed) contact(first, 'not-reached')
    const reached = missed ? later(first, chance.between(1, 2), calendar, chance) : first
    const answer = chance.happens(0.75) ? 'accepted' : chance.happens(0.5) ? 'declined' : 'offered'
    contact(reached, answer)
    if (answer === 'accepted' && chance.happens(0.5)) contact(later(reached, chance.between(1, 3), calendar, chance), 'engaged')
    const heardAt = new Date(Date.parse(reached) + 900_000).toISOString()
    if (chance.happens(0.8))
      when(heardAt, () =>
        send(idva, heardAt, 'marac', 'record-victim-views', ref, {
          ...{ gathered: 'gathered', worker: worker(idva, 'idva'), gatheredOn: londonDate(heardAt), wants: chance.of(wants) },
          ...(chance.happens(0.8) ? { fears: chance.of(fears) } : {}),
          ...(chance.happens(0.7) ? { safe: chance.of(safe) } : {}),
        }),
      )
    else if (chance.happens(0.6)) when(heardAt, () => send(idva, heardAt, 'marac', 'record-victim-views', ref, { gathered: 'not-gathered', because: 'not-reached', reason: chance.of(none.victim) }))
  }
  reachOut()
  const heardAt = later(referredAt, chance.between(2, 4), calendar, chance)
  when(heardAt, async () => {
    for (const child of (await stage.standing(ref)).children) {
      const kind = chance.of(['education', 'childrens-social-care'] as const)
      const by = servingAs(kind)
      if (!by || chance.happens(0.25) || !(await stage.onCase(ref, by))) continue
      const said = { wants: chance.of(childWants), ...(chance.happens(0.6) ? { fears: chance.of(childFears) } : {}), ...(chance.happens(0.5) ? { safe: chance.of(childSafe) } : {}) }
      const told = chance.happens(0.8) ? { gathered: 'gathered', worker: worker(by, kind), gatheredOn: londonDate(heardAt), ...said } : { gathered: 'not-gathered', because: 'not-safe-to-ask', reason: chance.of(none.child) }
      await send(by, heardAt, 'marac', 'record-child-views', ref, { child, ...told })
    }
  })
}
