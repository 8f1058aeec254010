/** An answer of the API; `body` as it came, JSON or none. */
export interface Answer {
  readonly status: number
  readonly etag: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Somebody who works through the API, at whichever of several webs. */
export interface Caller {
  readonly get: (path: string) => Promise<Answer>
  /** Based on the version that `on` has, if it is told. */
  readonly send: (path: string, body: object, on?: string) => Promise<Answer>
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const body = text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>)
  return { status: response.status, etag: response.headers.get('etag') ?? '', body }
}

/** Signs in to a demonstration by the first address; each request then goes to the next address, as behind a balancer. */
export async function signInByApi(addresses: readonly string[], user: string): Promise<Caller> {
  let turn = 0
  const at = (path: string) => `${addresses[turn++ % addresses.length] ?? ''}${path}`
  const json = { 'content-type': 'application/json' }
  const { token } = (await (await fetch(at('/api/sessions'), { method: 'POST', headers: json, body: JSON.stringify({ user }) })).json()) as { readonly token: string }
  const authorization = `Bearer ${token}`
  return {
    get: async path => answerOf(await fetch(at(path), { headers: { authorization } })),
    send: async (path, body, on) => {
      const based = on === undefined ? {} : { 'if-match': (await answerOf(await fetch(at(on), { headers: { authorization } }))).etag }
      return answerOf(await fetch(at(path), { method: 'POST', headers: { ...json, ...based, authorization }, body: JSON.stringify(body) }))
    },
  }
}

/** What a referral says in the clear and what must be found nowhere outside the sealed fields. */
export const planted = ['Planted Victim', '1 Planted Lane', '01632 960099', 'Planted Perpetrator', 'Planted Child', 'planted fear', 'planted judgement', 'planted worksheet', 'planted action', 'planted reason'] as const

export const referral = {
  area: 'east',
  criteria: ['visible-high-risk'],
  reason: 'A planted fear',
  victimName: 'Planted Victim',
  victimDateOfBirth: '1991-04-03',
  victimAddress: '1 Planted Lane',
  telephone: '01632 960099',
  safeToCall: false,
  perpetrators: [{ name: 'Planted Perpetrator' }],
  children: [{ name: 'Planted Child', dateOfBirth: '2019-05-06' }],
  tool: 'dash',
  toolVersion: 'safelives',
  score: 16,
  maxScore: 24,
  items: ['strangulation'],
  judgement: 'A planted judgement',
}
