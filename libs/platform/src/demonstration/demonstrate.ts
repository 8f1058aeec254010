import { NoSuchThing, Subjects } from '@lantern/access'
import { action, actionLifecycle, ActionsOf, raisedTo } from '@lantern/actions'
import { addDays, isWorkingDay, startOfLondonDay, type SetClock } from '@lantern/clock'
import { Refusal, idOf, streamOf, type CalendarDate, type Instant } from '@lantern/decision'
import { digestOf, historyOf, stateNow } from '@lantern/event-store'
import { awaitsMeeting, CaseReadings, InvitedPeople, maracCase, MeetingAgenda, Meetings, notConsidered, Pairs, PossibleMatches, readUpTo, ToBeListed } from '@lantern/marac'
import { loadPartnership, type Register } from '@lantern/partnership'
import { RunCommand } from '@lantern/web-kit'
import type { INestApplicationContext } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { Ticker } from '../automations/ticker.js'
import type { Parts } from '../parts/parts.js'
import { addPeople } from './add-people.js'
import { Agenda } from './agenda.js'
import { planCase, type Send, type Stage } from './case-story.js'
import { Chance } from './chance.js'
import { digestOfContents } from './digest-of-contents.js'
import { dawn, officeHour } from './moments.js'
import { peopleOf, type Person } from './people.js'
import { tellByLetter } from './stories/letters.js'
import { planAway } from './stories/away.js'
import { planResolutions } from './stories/resolutions.js'
import { planAgreements } from './stories/agreements.js'
import { planMeetings } from './stories/meetings.js'
import { planLeaving } from './stories/leaving.js'
import type { Matching, ToldOf } from './stories/people.js'
import type { Talking } from './stories/talk.js'

export interface DemonstrationOptions {
  readonly cases: number
  readonly seed: string
  /** Nothing is recorded on or after this day, so that nothing lies ahead of the clock. */
  readonly until: CalendarDate
  /** The folder with the partnership's files. */
  readonly partnershipFolder: string
  readonly onProgress?: (done: { readonly cases: number; readonly of: number }) => void
}

export interface Demonstrated {
  readonly cases: number
  readonly events: number
  /** What the stories wanted and a rule refused: next to nothing. */
  readonly refused: number
  readonly seed: string
  readonly until: CalendarDate
  readonly digest: string
}

export interface DemonstrationStage {
  readonly parts: Parts
  readonly clock: SetClock
  readonly register: Register
  readonly app: INestApplicationContext
}

/** Days that so many cases take at Kent's pace, 2,689 a year (Kent paper 2023, 2.1); never less than sixteen weeks, so that lists are full. */
const daysFor = (cases: number): number => Math.max(112, Math.ceil((cases / 2689) * 365))

/**
 * Fills an empty demonstration folder by sending commands through the same handlers as everybody, at invented moments, in the order of
 * time, with the automations run each morning. The same seed and date give the same cases.
 */
export async function demonstrate(stage: DemonstrationStage, options: DemonstrationOptions): Promise<Demonstrated> {
  const { parts, clock, register, app } = stage
  const { store, sealer } = parts
  const chance = new Chance(`${options.seed}/${options.cases}`)
  const start = addDays(options.until, -daysFor(options.cases))
  clock.set(dawn(addDays(start, -1)))
  const documents = await loadPartnership({ store, register, clock }, options.partnershipFolder)
  await register.refresh()
  const people = peopleOf(documents.partnership.agencies, chance)
  await addPeople({ store, sealer, clock }, register, people)
  await register.refresh()
  await tellByLetter(app, people, clock.now())

  const end = startOfLondonDay(options.until)
  const agenda = new Agenda(end)
  const bus = app.get(CommandBus)
  const actions = app.get(ActionsOf, { strict: false })
  const ticker = app.get(Ticker, { strict: false })
  let referred = 0
  /** What belongs to one story is counted by itself, so that another story that sends more changes no reference in it. */
  const sending = (line: string, sent = 0): Send => async (by, at, context, name, ref, body) => {
    const commandId = digestOf({ demonstration: options.seed, line, sent: sent++ }).slice(0, 32)
    const ran = await bus.execute(new RunCommand(context, name, { actor: by, ref, body, spelling: 'json', commandId, at, patience: 0 }))
    if (name === 'submit-referral' || name === 'receive-transfer') options.onProgress?.({ cases: ++referred, of: options.cases })
    return ran.ref
  }
  const caughtUp = async () => parts.progress.waitFor(await store.head(), 30_000)
  const standing = async (ref: string) => (await stateNow(store, maracCase, ref)).state
  const finished = async (ref: string) => {
    return !awaitsMeeting(await standing(ref)) && (await caughtUp()) && (await actions.open(ref)).length === 0
  }
  const raised = async (ref: string) => raisedTo((await stateNow(store, action, ref)).state)
  const mayFollow: Stage['mayFollow'] = async (ref, command) => actionLifecycle.allowedBy[(await stateNow(store, action, ref)).state.status].includes(command)
  const unmet = async (ref: string) => ((await caughtUp()) ? (await actions.unmet(ref)).map(each => each.ref) : [])
  const unconsidered = async (ref: string) => notConsidered(await standing(ref), await actions.soFar(ref))
  const subjects = app.get(Subjects, { strict: false })
  const onCase = async (ref: string, { agency }: Person) => (await subjects.find('maracCase', ref))?.agencies.involved?.includes(agency) ?? false
  const { rules } = await register.inForce(clock.now())

  const workingDays: CalendarDate[] = []
  for (let day = start; day < options.until; day = addDays(day, 1)) {
    const at = dawn(day)
    agenda.plan(at, async () => {
      await caughtUp()
      await ticker.tick(at)
    })
    if (isWorkingDay(day, rules.calendar)) workingDays.push(day)
  }
  const { areas } = documents.partnership
  // Whoever has signed no agreement takes part in no case.
  const agencies = documents.partnership.agencies.filter(({ id }) => register.agreementOf(id, start).inForce)
  const [matches, pairs] = [app.get(PossibleMatches, { strict: false }), app.get(Pairs, { strict: false })]
  const matching: Matching = {
    of: async (by, ref) => ((await caughtUp()) ? matches.of(by, ref) : []),
    openOf: async (by, ref) => ((await caughtUp()) ? pairs.openOf(by, ref) : []),
  }
  const talking = talkingOn(stage, caughtUp)
  const toldOf: ToldOf[] = []
  const referrals: Instant[] = Array.from({ length: options.cases }, () => officeHour(chance.of(workingDays), chance)).sort()
  // The last of them come in on the last working day and wait for the next, so that whoever opens the queue finds something to decide on.
  const waiting = options.cases < 12 ? 1 : 3
  const lastDay = workingDays.at(-1)
  referrals.forEach((at, number) => {
    const waits = lastDay !== undefined && number >= options.cases - waiting
    const line = `case ${number}`
    planCase({ agenda, send: sending(line), chance: chance.fork(line), standing, onCase, finished, raised, mayFollow, unmet, unconsidered, talking, matching, toldOf, rules, people, areas, agencies }, waits ? officeHour(lastDay, chance) : at, number, waits)
  })
  const [queue, meetings, meetingAgenda, invitedPeople] = [app.get(ToBeListed, { strict: false }), app.get(Meetings, { strict: false }), app.get(MeetingAgenda, { strict: false }), app.get(InvitedPeople, { strict: false })]
  planMeetings({
    agenda, send: sending('meetings'), chance: chance.fork('meetings'), people, areas, calendar: rules.calendar, start, lastDay, standing,
    queued: async (by, area) => ((await caughtUp()) ? (await queue.page(by, { area, limit: 50 })).items.map(({ ref }) => ref) : []),
    invited: async (id, chair) => ((await caughtUp()) ? (await invitedPeople.of(id, chair.user)).people.map(({ user }) => user) : []),
    listed: async (by, id) => {
      const row = (await caughtUp()) ? await meetings.find(id) : undefined
      return row ? (await meetingAgenda.seenBy(by, row)).map(({ ref }) => ref) : []
    },
  })
  planAgreements({ agenda, send: sending('agreements'), people, partnership: idOf(register.stream), lastDay, until: options.until })
  planResolutions({ agenda, send: sending('resolutions'), people, firstDay: workingDays[0] })
  planAway({ agenda, send: sending('away'), people, firstDay: workingDays[0], lastDay, until: options.until })
  // A handful of cases is for a spec, or for a first look: there everybody is still there.
  const unmetOf = async (agency: string) => ((await caughtUp()) ? (await actions.unfinished().select('ref').where('agency', '=', agency).where('unmet', '=', 1).orderBy('due_on').orderBy('ref').execute()).map(({ ref }) => ref) : [])
  if (options.cases >= 60) planLeaving({ agenda, send: sending('leaving'), people, partnership: idOf(register.stream), lastDay, unmetOf })
  // What a rule refuses does not happen, in invented cases as in others, nor what somebody would do on a case that they may no longer know of: a rare meeting of two stories must not
  // leave a newcomer without any.
  let refused = 0
  await agenda.play(
    ({ at }) => clock.set(at),
    error => {
      if (!(error instanceof Refusal || error instanceof NoSuchThing)) throw error
      refused += 1
    },
  )
  await caughtUp()
  const { events, digest } = await digestOfContents(store, sealer)
  return { cases: options.cases, events, refused, seed: options.seed, until: options.until, digest }
}

/** Reading and answering as people do it: a mark where something was new, an answer while the case is open. */
function talkingOn({ parts: { store }, app }: DemonstrationStage, caughtUp: Talking['caughtUp']): Talking {
  const readings = app.get(CaseReadings, { strict: false })
  return {
    caughtUp,
    read: async (by, at, ref) => {
      const last = (await store.readStream(streamOf(maracCase, ref))).findLast(({ type }) => ['MessageSent', 'QuestionAsked', 'QuestionAnswered'].includes(type))
      if (last && last.revision > readUpTo(await readings.of(ref), by.user)) await readings.mark(ref, by, last.revision, at)
    },
    entryOf: async (ref, type, user) => (await historyOf(store, maracCase, [ref])).findLast(event => event.type === type && event.by.user === user)?.id,
    agreedOf: async ref => (await historyOf(store, action, [ref])).find(({ type }) => type === 'ActionAgreed')?.id,
    fileOf: async (ref, agency) => Object.entries((await stateNow(store, maracCase, ref)).state.files).find(([, file]) => file.agency === agency && !file.inError)?.[0],
    openQuestion: async (ref, agency) => {
      const { status, questions } = (await stateNow(store, maracCase, ref)).state
      return status === 'open' ? Object.entries(questions).find(([, question]) => question.agency === agency && !question.answered)?.[0] : undefined
    },
  }
}
