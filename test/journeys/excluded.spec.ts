import { expect, it } from '@jest/globals'
import type { Person } from './support/person.js'
import { Api } from './support/api.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()
const unknown = 'MC-AAAAA-AAAAA'
const get = ['', '/history', '/as-at?date=2026-11-01', '/accept', '/not-accept', '/request-research', '/return-research', '/agree-action', '/exclude', '/close']
const paths = (ref: string): readonly string[] => [
  ...get.map(end => `/cases/${ref}${end}`),
  `/referrals/${ref}`,
  `/actions/${ref}-A1`,
  `/api/marac/cases/${ref}`,
  `/api/marac/cases/${ref}?asAt=2026-11-01T00:00:00Z`,
  `/api/marac/cases/${ref}/history`,
  `/api/marac/referrals/${ref}`,
]
const posts = (ref: string): readonly string[] => [
  ...get.slice(3).map(end => `/cases/${ref}${end}`),
  ...['acceptance', 'research-requests', 'research-returns', 'closure', 'exclusions'].map(end => `/api/marac/cases/${ref}/${end}`),
  `/api/actions/cases/${ref}/actions`,
]

/** Status, headers and body, without what differs between any two answers: the moment, and the token of the page's forms. */
async function answersTo(person: Person, ref: string) {
  const { request } = person.page
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await (await request.get('/')).text())?.[1] ?? ''
  const bare = async (answer: Awaited<ReturnType<typeof request.get>>) => ({
    status: answer.status(),
    headers: answer.headersArray().filter(({ name }) => name.toLowerCase() !== 'date'),
    body: (await answer.text()).replace(/(name="_csrf" value=")[^"]+/g, '$1'),
  })
  const answers: unknown[] = []
  for (const path of paths(ref)) answers.push(await bare(await request.get(path, { maxRedirects: 0 })))
  for (const path of posts(ref)) {
    const api = path.startsWith('/api')
    const sent = api ? { headers: { 'x-csrf-token': csrf, 'if-match': '"1"' }, data: {} } : { form: { _csrf: csrf, _revision: '1', reason: 'x' } }
    answers.push(await bare(await request.post(path, { ...sent, maxRedirects: 0 })))
  }
  return answers
}

it('whoever is excluded from a case gets what somebody gets who asks for a case that does not exist', async () => {
  const { address } = stage.hub
  const [police, hub] = await Promise.all([Api.as(address, 'kent-police-lead'), Api.as(address, 'coordinator-1')])
  const ref = await police.refer('Unmistakable Name')
  await hub.onCase(ref, 'acceptance')
  await hub.onCase(ref, 'research-requests', { agencies: ['kent-police'] })
  const representative = await stage.as('kent-police-representative')
  expect((await representative.open(`/cases/${ref}`)).status()).toBe(200)
  const supervisor = await stage.as('supervisor')
  await supervisor.open(`/cases/${ref}`)
  await supervisor.follow('Exclude a person from the case')
  await supervisor.box('The person').selectOption('kent-police-representative')
  await supervisor.choose('Declared a conflict of interest')
  await supervisor.press('Exclude a person from the case')
  expect(await supervisor.text()).toContain('Person excluded from the case')

  const answers = await answersTo(representative, ref)
  expect(answers[0]).toMatchObject({ status: 404 })
  expect(answers).toEqual(await answersTo(representative, unknown))
  for (const path of ['/', '/cases', '/research', '/actions', '/api/marac/cases?limit=200', '/api/marac/research-requests', '/api/actions?limit=200'])
    expect({ path, shows: (await (await representative.page.request.get(path)).text()).includes(ref) }).toEqual({ path, shows: false })
  await representative.open('/cases/search')
  await representative.type('A name (optional)', 'Unmistakable')
  await representative.press('Search')
  expect(await representative.text()).toContain('0 cases found')
  const colleague = await stage.as('kent-police-lead')
  expect((await colleague.open(`/cases/${ref}`)).status()).toBe(200)
})
