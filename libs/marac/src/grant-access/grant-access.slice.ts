import { Clock, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { CalendarDate as DateField, controllerFor, Directory, inDate, Reference, Text, type Get } from '@lantern/web-kit'
import { AccessRequests } from '../access-requests/access-requests.query.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { scopeWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideGrantAccess, GrantAccess } from './grant-access.decide.js'

export class GrantAccessInput {
  @Reference('the request for access', { as: 'radios' }) request!: string
  @DateField('the last day of access', { hint: 'It ends by itself at the end of that day. You may choose an earlier day than was asked for.' }) until!: CalendarDate
  @Text('why access is given', { max: 2000, multiline: true, hint: 'Everybody on the case reads this in its history.' }) reason!: string
}

async function requestChoices(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const directory = get(Directory)
  const waiting = await get(AccessRequests).waitingFor(ref, actor)
  return Object.fromEntries(waiting.map(({ id, reader, agency, scope, until, reason }) => [id, `${directory.user(reader)}, ${directory.agency(agency)}. ${scopeWords[scope]}, until ${inDate(until)}: ${reason ?? 'No longer held'}`]))
}

export const grantAccess = commandSlice({
  name: 'grant-access',
  title: 'Give access for a time',
  done: 'Access given',
  verb: 'marac.answer-access-request',
  refuses: ['marac.case-not-open', 'marac.no-such-access-request', 'marac.not-your-own-request', 'marac.excluded-from-it', 'marac.restricted-add-them', 'marac.no-agreement', 'marac.access-ends-in-the-past', 'marac.access-too-long'],
  lifecycle: caseLifecycle,
  rule: decideGrantAccess,
  input: GrantAccessInput,
  starts: ['request'],
  api: 'cases/:ref/access-grants',
  page: 'cases/:ref/grant-access',
  choices: async (get, ref, actor) => ({ request: await requestChoices(get, ref, actor) }),
  proposes: async (get, ref, actor) => {
    const [first, ...others] = await get(AccessRequests).waitingFor(ref, actor)
    return first && others.length === 0 ? { request: first.id, until: first.until } : {}
  },
  reads: async (get, ref, actor) => {
    const today = londonDate(get(Clock).now())
    return (await get(AccessRequests).waitingFor(ref, actor)).map(each => ({ ...each, agreed: get(Directory).agreementOf(each.agency, today).inForce }))
  },
  command: ({ request, until, reason }, { id, read, seal }) => {
    const found = read.find(each => each.id === request)
    return new GrantAccess({ caseId: id, asked: found && { request: found.id, user: found.reader, agency: found.agency, scope: found.scope }, until, reason: seal(`case-${id}`, reason), agreed: found?.agreed ?? true })
  },
})
export class GrantAccessController extends controllerFor(grantAccess) {}
