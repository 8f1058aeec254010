import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SystemClock } from '@lantern/clock'
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemonstration } from '../cli/whole-folder.js'
import { openFolder } from '../folder/open-folder.js'
import { startWeb, type Web } from './start-web.js'

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: { readonly format?: string } }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: AnySchema }>> }>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
type Body = Readonly<Record<string, unknown>> & { readonly items?: readonly Readonly<Record<string, unknown>>[] }

const root = mkdtempSync(join(tmpdir(), 'lantern-'))
let web: Web
let document: Document
let token = ''
const headers = () => ({ 'content-type': 'application/json', authorization: `Bearer ${token}` })
/** Most is answered to the manager; what only agencies read, or only whoever sets up the partnership, to one of those. */
const others: string[] = []
const read = async (path: string): Promise<Body> => {
  let answer = await fetch(`${web.address}${path}`, { headers: headers() })
  for (const other of others) if (answer.status === 403) answer = await fetch(`${web.address}${path}`, { headers: { ...headers(), authorization: `Bearer ${other}` } })
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as Body
}
const tokenOf = async (user: string): Promise<string> => {
  const signedIn = await fetch(`${web.address}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) })
  return ((await signedIn.json()) as { readonly token: string }).token
}
beforeAll(async () => {
  await makeDemonstration({ folder: join(root, 'demo'), cases: 12, seed: 'answers', until: '2026-11-20' }, () => undefined)
  web = await startWeb(await openFolder('demonstration', { folder: join(root, 'demo'), clock: new SystemClock() }), { LANTERN_HOST: '127.0.0.1', LANTERN_PORT: 0 })
  token = await tokenOf('marac-manager')
  others.push(await tokenOf('kent-police-representative'), await tokenOf('administrator'), await tokenOf('marac-manager'))
  document = (await read('/api/openapi.json')) as unknown as Document
}, 60_000)
afterAll(async () => {
  await web.close()
  rmSync(root, { recursive: true })
})

/** The same schema, taking no member that it does not name: what is answered is described in full. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return inside['type'] === 'object' && !('additionalProperties' in inside) ? { ...inside, additionalProperties: false } : inside
}
const ajv = new Ajv2020({ allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/, 'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/ } })
const schemaOf = ({ responses }: Operation): AnySchema | undefined => Object.entries(responses).find(([status]) => status === '200' || status === '201')?.[1].content?.['application/json']?.schema

/** What a read cannot do without, in its address: moments, in the demonstration's last month. */
const needed = ({ parameters = [] }: Operation): string => {
  const asked = parameters.filter(parameter => parameter.in === 'query' && parameter.required)
  expect(asked.map(({ schema }) => schema?.format)).toEqual(asked.map(() => 'date-time'))
  return asked.length === 0 ? '' : `?${asked.map(({ name }) => `${name}=2026-11-01T00:00:00Z`).join('&')}`
}

/** A message that stands on one of these cases by mistake, recorded in error: few cases of a demonstration have one. */
async function entryInError(cases: readonly string[]): Promise<{ readonly ref: string; readonly id: string }> {
  for (const ref of cases) {
    const { items = [] } = await read(`/api/marac/cases/${ref}/history`)
    const message = items.find(({ type }) => type === 'MessageSent')
    if (!message) continue
    const etag = (await fetch(`${web.address}/api/marac/cases/${ref}`, { headers: headers() })).headers.get('etag') ?? ''
    await fetch(`${web.address}/api/marac/cases/${ref}/entries-in-error`, { method: 'POST', headers: { ...headers(), 'if-match': etag }, body: JSON.stringify({ entry: message['event'], reason: 'Of another case' }) })
  }
  const [entry] = (await read('/api/marac/entries-in-error')).items ?? []
  return { ref: String(entry?.['ref']), id: String(entry?.['id']) }
}

/** The meetings to come, of which there is one at least. */
async function withMeeting(refs: (list: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const body = JSON.stringify({ area: 'east', kind: 'urgent', on: '2099-01-06', startsAt: '09:30', minutes: 60, chair: 'marac-manager', place: 'Room 2' })
  expect((await fetch(`${web.address}/api/marac/meetings`, { method: 'POST', headers: headers(), body })).status).toBe(201)
  return refs('/api/marac/meetings')
}

describe('the OpenAPI document', () => {
  it('has a schema for every answer that has a body', () => {
    const without = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => (schemaOf(operation) || operation.responses['204'] ? [] : [`${method} ${path}`])),
    )
    expect(without).toEqual([])
  })

  it('describes each answer in full, as it is really given', async () => {
    const refs = async (list: string) => ((await read(list)).items ?? []).map(({ ref }) => String(ref))
    const [cases, actions] = [await refs('/api/marac/cases?limit=200'), await refs('/api/actions?status=all&limit=200')]
    expect([cases.length, actions.length > 5]).toEqual([12, true])
    const ladders = await Promise.all(actions.map(async ref => ({ ref, ladder: (await read(`/api/actions/${ref}`))['ladder'] as readonly { readonly tier: string; readonly taken: boolean }[] })))
    const raised = ladders.flatMap(({ ref, ladder }) => (ladder.some(({ tier, taken }) => taken && tier !== 'owner') ? [ref] : []))
    expect(raised.length).toBeGreaterThan(0)
    const search = await fetch(`${web.address}/api/marac/case-searches`, { method: 'POST', headers: headers(), body: JSON.stringify({ ref: cases[0] }) })
    const { id } = (await search.json()) as { readonly id: string }
    const { people } = await read(`/api/marac/cases/${cases[0] ?? ''}`)
    const [person] = people as readonly { readonly personId: string }[]
    const inError = await entryInError(cases)
    const [meetings, resolutions] = [await withMeeting(refs), await refs('/api/funding/resolutions')]
    expect(resolutions).not.toEqual([])
    const wrong: string[] = []
    let compared = 0
    for (const [path, { get }] of Object.entries(document.paths)) {
      const schema = get && schemaOf(get)
      if (!schema) continue
      const valid = ajv.compile(closed(schema) as AnySchema)
      const paths = path === '/api/actions/escalations/{ref}' ? raised.map(ref => path.replace('{ref}', ref)) : path.includes('{entry}') ? [path.replace('{ref}', inError.ref).replace('{entry}', inError.id)] : path.includes('{id}') ? [path.replace('{id}', path.includes('/people/') ? (person?.personId ?? '') : id)] : !path.includes('{ref}') ? [path.replace('{board}', 'tactical-group')] : (path.startsWith('/api/actions') ? actions : path.includes('/meetings/') ? meetings : path.includes('/resolutions/') ? resolutions : cases).map(ref => path.replace('{ref}', ref))
      for (const each of paths) {
        if (!valid(await read(`${each}${needed(get)}`))) wrong.push(`${path}: ${ajv.errorsText(valid.errors)}`)
        compared += 1
      }
    }
    expect([...new Set(wrong)]).toEqual([])
    expect(compared).toBeGreaterThan(40)
  })
})
