import { londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { deputisesFor, Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { sql } from 'kysely'
import { actionListProjection, unmetStatuses } from '@lantern/actions'
import { Agreed } from '../agreed.js'
import { caseListProjection } from '../case-list/case-list.projection.js'
import { caseTalkProjection } from '../case-talk/case-talk.projection.js'
import { hiddenCases } from '../hidden-cases.js'
import { seesAll } from '../marac.access.js'
import { meetingsProjection } from '../meetings/meetings.projection.js'
import { NoticeReadings } from '../notice-reading/notice-readings.query.js'
import { noticeReadsProjection } from '../notice-reading/notice-reads.projection.js'
import { problemsProjection } from '../problems/problems.projection.js'
import { researchRequestsProjection } from '../research-requests/research-requests.projection.js'
import { isProblemKind } from '../work-check/work-check.events.js'
import { kindsFor } from './notice-kinds.js'
import { noticesProjection, type NoticeRow } from './notices.projection.js'

/** Counted up to here: the badge says 99+ then. */
const counted = 100

/** Whoever is told: a person, or the mailbox of an agency, which several read. */
export type Reader = Actor | { readonly mailbox: string }

/** What somebody is told of, in the order in which it was recorded. Nobody is told of a case that they may not know of at the moment when they look. */
@Injectable()
export class Notices {
  private readonly counts = new Map<string, { readonly mark: string; readonly count: number }>()

  constructor(
    private readonly views: Views,
    private readonly directory: Directory,
    private readonly agreed: Agreed,
    private readonly readings: NoticeReadings,
  ) {}

  /** The newest first. @throws BadCursor */
  async page(actor: Actor, now: Instant, { cursor, limit }: PageAsked): Promise<Page<NoticeRow>> {
    const rows = (await this.toldTo(actor, now)).selectAll()
    return pageOf<NoticeRow, NoticeRow>(rows, { cursor, limit, orderBy: [['place', 'desc'], ['id', 'asc']] })
  }

  /** Behind this place in the log, the oldest first. */
  async since(reader: Reader, now: Instant, place: string, most: number): Promise<readonly NoticeRow[]> {
    return (await this.toldTo(reader, now)).selectAll().where('place', '>', place).orderBy('place').orderBy('id').limit(most).execute()
  }

  /** Of these notices, those that the reader may still know of; the oldest first. */
  async stillTold(reader: Reader, now: Instant, ids: readonly string[]): Promise<readonly NoticeRow[]> {
    return ids.length === 0 ? [] : (await this.toldTo(reader, now)).selectAll().where('id', 'in', ids).orderBy('place').orderBy('id').execute()
  }

  /** Of these, those of cases that a user may know of: for who looks after what is sent to others. */
  async knownTo(user: string, rows: readonly NoticeRow[]): Promise<readonly NoticeRow[]> {
    const hidden = new Set(await hiddenCases(this.views, user))
    return rows.filter(({ ref }) => !hidden.has(ref))
  }

  /** The place in the log of the last notice of all; empty before the first. */
  async last(): Promise<string> {
    return (await this.views.rows(noticesProjection).select(({ fn }) => fn.max('place').as('place')).executeTakeFirst())?.place ?? ''
  }

  /** Of the last notice before a moment; empty when there is none. */
  async lastBefore(at: Instant): Promise<string> {
    return (await this.views.rows(noticesProjection).select('place').where('at', '<', at).orderBy('place', 'desc').limit(1).executeTakeFirst())?.place ?? ''
  }

  /** How many they have not marked as read, counted up to a hundred. Counted anew only when something changed that it is made of. */
  async unread(actor: Actor, now: Instant): Promise<number> {
    const changes = await this.views.mark(noticesProjection, noticeReadsProjection, caseListProjection, actionListProjection)
    const mark = [changes, londonDate(now), actor.agency, ...actor.roles].join(' ')
    const known = this.counts.get(actor.user)
    if (known?.mark === mark) return known.count
    const [rows, upTo] = await Promise.all([this.toldTo(actor, now), this.readings.upTo(actor.user)])
    const count = await this.views.count(rows.where('place', '>', upTo), counted)
    this.counts.set(actor.user, { mark, count })
    return count
  }

  /** Of those that ask something, which still do: ids. */
  async stillAsked(rows: readonly NoticeRow[]): Promise<ReadonlySet<string>> {
    const actions = [...new Set(rows.flatMap(({ kind, about }) => (kind.startsWith('action-') && about !== null ? [about] : [])))]
    const research = rows.filter(({ kind }) => asksResearch.includes(kind))
    const questions = rows.filter(({ kind }) => kind === 'question-asked' || kind === 'question-due')
    const triage = rows.filter(({ kind }) => kind === 'triage-due')
    const minutes = rows.filter(({ kind }) => asksMinutes.includes(kind))
    const problems = rows.filter(({ kind }) => isProblemKind(kind)).map(problemOf)
    const [held, waiting, unanswered, undecided, notOver, unissued] = await Promise.all([
      actions.length === 0 ? [] : this.views.rows(actionListProjection).select(['ref', 'agency', 'status', 'due_on']).where('ref', 'in', actions).execute(),
      research.length === 0 ? [] : this.views.rows(researchRequestsProjection).select('id').where('id', 'in', research.map(({ ref, recipient }) => `${ref}/${agencyOf(recipient)}`)).where('waiting', '=', 1).execute(),
      questions.length === 0 ? [] : this.views.rows(caseTalkProjection).select('id').where('id', 'in', questions.map(({ ref, about }) => `${ref}/${about ?? ''}`)).where('waiting', '=', 1).execute(),
      triage.length === 0 ? [] : this.views.rows(caseListProjection).select('ref').where('ref', 'in', triage.map(({ ref }) => ref)).where('status', '=', 'referred').execute(),
      problems.length === 0 ? [] : this.views.rows(problemsProjection).select('id').where('id', 'in', problems).where('over_on', 'is', null).execute(),
      minutes.length === 0 ? [] : this.views.rows(meetingsProjection).select('id').where('id', 'in', minutes.map(({ ref }) => ref)).where('minutes_version', '=', 0).execute(),
    ])
    const open = new Set([...unissued.map(({ id }) => id), ...waiting.map(({ id }) => id), ...unanswered.map(({ id }) => id), ...undecided.map(({ ref }) => ref), ...notOver.map(({ id }) => id)])
    const asked = (row: NoticeRow): boolean => {
      if (row.kind === 'action-claimed-done') return held.some(({ ref, status }) => ref === row.about && status === 'claimed-done')
      if (row.kind.startsWith('action-')) return held.some(({ ref, agency, status, due_on: dueOn }) => ref === row.about && unmetStatuses.includes(status) && (row.recipient === 'holder' || agency === agencyOf(row.recipient)) && (row.kind !== 'action-due' || dueOn === row.due_on))
      if (asksResearch.includes(row.kind)) return open.has(`${row.ref}/${agencyOf(row.recipient)}`)
      if (row.kind === 'question-asked' || row.kind === 'question-due') return open.has(`${row.ref}/${row.about ?? ''}`)
      if (isProblemKind(row.kind)) return open.has(problemOf(row))
      return row.kind === 'triage-due' || asksMinutes.includes(row.kind) ? open.has(row.ref) : true
    }
    return new Set(rows.filter(asked).map(({ id }) => id))
  }

  /** Every notice of which this person is a recipient, whose kind they may see, of a case that they may know of. */
  private async toldTo(reader: Reader, now: Instant): Promise<RowQuery<NoticeRow>> {
    const actor: Actor = 'mailbox' in reader ? { user: '', agency: reader.mailbox, roles: ['agency-lead', 'agency-representative'] } : reader
    const { user, agency, roles } = actor
    const [hidden, kinds] = ['mailbox' in reader ? await this.hiddenAt(agency) : await hiddenCases(this.views, user), kindsFor(actor)]
    // Whose agreement has lapsed is on no case, and still answers for its actions.
    const shown = seesAll(actor) || this.agreed.now(agency) ? kinds : kinds.filter(kind => kind.startsWith('action-'))
    const rows = this.views.rows(noticesProjection).where('kind', 'in', shown.length === 0 ? ['none' as never] : shown)
    const instead = deputisesFor(this.directory, user, londonDate(now)).map(each => each.user)
    const byName = [...[user, ...instead].map(each => `user:${each}` as const), ...roles.map(role => `role:${role}` as const)]
    const told = seesAll(actor)
      ? rows.where(row => row.or([row('recipient', 'in', byName), row('recipient', '=', 'whole-hub'), row.and([row('recipient', '=', 'hub'), hasCase([user, ...instead])])]))
      : rows.where(row =>
          row.or([
            row('recipient', 'in', [`agency:${agency}`, ...('mailbox' in reader ? [`mailbox:${agency}` as const] : []), ...byName]),
            row.and([row('recipient', '=', 'holder'), holds(agency)]),
            row.and([row('recipient', '=', 'referrer'), referred(agency)]),
            row.and([row('recipient', '=', 'asker'), asked(agency)]),
            row.and([row('recipient', '=', 'involved'), involves(agency)]),
          ]),
        )
    return hidden.length === 0 ? told : told.where('ref', 'not in', hidden)
  }

  /** Several read a mailbox, and none of them must learn there of a case that they may not know of. */
  private async hiddenAt(agency: string): Promise<readonly string[]> {
    const people = this.directory.people().filter(person => person.agency === agency)
    const [restricted, ...of] = await Promise.all([this.views.rows(caseListProjection).select('ref').where('restricted_to', '>', '').execute(), ...people.map(({ user }) => hiddenCases(this.views, user))])
    return [...new Set([...restricted.map(({ ref }) => ref), ...of.flat()])]
  }
}

/** As the view of problems knows it. */
const problemOf = ({ kind, ref, about }: NoticeRow): string => `${kind}/${about ?? ref}`
/** Kinds that ask for research until it has come. */
const asksResearch: readonly NoticeRow['kind'][] = ['research-requested', 'research-due', 'research-escalated', 'research-given-time']
/** Kinds that ask for minutes until they are out. */
const asksMinutes: readonly NoticeRow['kind'][] = ['minutes-due', 'minutes-escalated', 'minutes-given-time']

const agencyOf = (recipient: string): string => (recipient.startsWith('agency:') ? recipient.slice('agency:'.length) : recipient)

/** A case that nobody has in hand is everybody's. */
const hasCase = (users: readonly string[]) => sql<boolean>`exists (select 1 from case_list as held where held.ref = row.ref and (held.coordinator is null or held.coordinator in (${sql.join(users)})))`
const holds = (agency: string) => sql<boolean>`exists (select 1 from action_list as held where held.ref = row.about and held.agency = ${agency})`
const referred = (agency: string) => sql<boolean>`exists (select 1 from case_list as held where held.ref = row.ref and held.agency = ${agency})`
const asked = (agency: string) => sql<boolean>`exists (select 1 from case_talk as held where held.id = row.ref || '/' || row.about and held.agency = ${agency})`
const involves = (agency: string) => sql<boolean>`exists (select 1 from case_list as held where held.ref = row.ref and held.involved like ${`%,${agency.replace(/[\\%_]/g, sign => `\\${sign}`)},%`} escape '\\')`
