import { action, ActionsModule, actionsProjections, duty } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { startContextApp, type ContextApp } from '@lantern/testing/context-app'
import { accessRequest } from './access-request/access-request.stream.js'
import { caseReading } from './case-reading/case-reading.stream.js'
import { letter } from './letter/letter.stream.js'
import { noticeReading } from './notice-reading/notice-reading.stream.js'
import { reminder } from './reminder/reminder.stream.js'
import { MaracModule } from './marac.module.js'
import { maracProjections } from './marac.projections.js'
import { maracCase } from './marac-case/marac-case.stream.js'
import { meeting } from './meeting/meeting.stream.js'
import { workCheck } from './work-check/work-check.stream.js'
import { samePerson } from './same-person/same-person.stream.js'

/** People of a small partnership: each id says role and agency. */
export const users: readonly Actor[] = [
  { user: 'coordinator', agency: 'hub', roles: ['coordinator'] },
  { user: 'manager', agency: 'hub', roles: ['marac-manager'] },
  { user: 'supervisor', agency: 'hub', roles: ['supervisor'] },
  { user: 'excluded', agency: 'hub', roles: ['coordinator'] },
  { user: 'governor', agency: 'hub', roles: ['governance-viewer'] },
  { user: 'police', agency: 'kent-police', roles: ['agency-representative'] },
  { user: 'school', agency: 'kent-police', roles: ['referrer'] },
  { user: 'housing', agency: 'canterbury-housing', roles: ['agency-lead'] },
  { user: 'researcher', agency: 'canterbury-housing', roles: ['researcher'] },
  { user: 'idva', agency: 'idva', roles: ['idva'] },
  { user: 'stranger', agency: 'probation', roles: ['agency-representative'] },
  { user: 'administrator', agency: 'hub', roles: ['administrator'] },
]

export const startMarac = (): Promise<ContextApp> =>
  startContextApp({ modules: [ActionsModule, MaracModule], streams: [maracCase, caseReading, reminder, noticeReading, letter, samePerson, accessRequest, meeting, workCheck, action, duty], projections: [...maracProjections, ...actionsProjections], users })

export const referral = {
  area: 'east',
  criteria: ['visible-high-risk'],
  reason: 'Strangled last night <script>alert(1)</script>',
  victimName: "Siobhán O'Neill",
  victimDateOfBirth: '1991-02-03',
  safeToCall: true,
  safeWhen: 'weekdays before noon',
  perpetrators: [{ name: 'Łukasz Próbny', relationship: 'former husband' }],
  children: [{ name: 'Bo Testcase', dateOfBirth: '2019-05-06' }],
  tool: 'dash',
  score: 16,
  maxScore: 24,
  items: ['strangulation'],
  judgement: 'High, and rising',
}

/** Sends a command by the API at the case's present revision. Gives the reference. @throws when it is refused */
export async function send(app: ContextApp, as: string, url: string, body: Readonly<Record<string, unknown>>, ref?: string): Promise<string> {
  const headers: Record<string, string> = ref === undefined ? {} : { 'if-match': (await app.ask(`/api/marac/cases/${ref}`, { as: 'manager' })).headers['etag'] ?? '' }
  const answer = await app.ask(url, { as, method: 'POST', body, headers })
  if (answer.status > 201) throw new Error(`${url} answered ${answer.status}: ${answer.body}`)
  return (answer.json() as { readonly ref: string }).ref
}

export const refer = (app: ContextApp, as = 'police', told: object = {}): Promise<string> => send(app, as, '/api/marac/referrals', { ...referral, ...told })
export async function openCase(app: ContextApp, told: object = {}): Promise<string> {
  const ref = await refer(app, 'police', told)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/acceptance`, {}, ref)
  return ref
}

/** The version that a form says it was filled in from. */
export const revisionIn = (html: string): string => /name="_revision" value="(-?\d+)"/.exec(html)?.[1] ?? ''

export type Parts = readonly (readonly [name: string, value: string] | readonly [name: string, filename: string, bytes: Buffer])[]
/** A form with files as browsers send it. */
export async function uploadTo(app: ContextApp, as: string | undefined, url: string, parts: Parts, headers: Readonly<Record<string, string>> = {}) {
  const boundary = 'lantern-spec-boundary'
  const payload = Buffer.concat([
    ...parts.flatMap(([name, value, bytes]) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${bytes ? `; filename="${value}"\r\nContent-Type: application/octet-stream` : ''}\r\n\r\n`),
      bytes ?? Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const answer = await app.app.inject({ method: 'POST', url, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...(as !== undefined && { authorization: `Bearer ${as}` }), ...headers } })
  return { status: answer.statusCode, body: answer.body, headers: answer.headers }
}
