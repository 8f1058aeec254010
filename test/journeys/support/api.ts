import { randomUUID } from 'node:crypto'
import { daysFromNow } from './days.js'

/** Somebody's program: sets up by the API what a spec is not about. */
export class Api {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  static async as(address: string, user: string): Promise<Api> {
    const answer = await fetch(`${address}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) })
    const { token } = (await answer.json()) as { readonly token: string }
    return new Api(address, token)
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.request(path)).json()) as T
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.address + path, { ...init, headers: { authorization: `Bearer ${this.token}`, ...(init.headers as Record<string, string> | undefined) } })
  }

  /** A command, based on what stands now unless it creates something. Gives the reference. @throws Error with what was refused */
  async command(path: string, body: object = {}, on?: string): Promise<string> {
    const etag = on === undefined ? null : (await this.request(on)).headers.get('etag')
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...(etag === null ? {} : { 'if-match': etag }) }
    const answer = await this.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { readonly ref: string }).ref
  }

  refer(victimName = 'Ines Example', children: readonly { readonly name: string }[] = [], area = 'east'): Promise<string> {
    return this.command('/api/marac/referrals', {
      area,
      criteria: ['visible-high-risk'],
      reason: 'He waits outside her work.',
      victimName,
      safeToCall: true,
      perpetrators: [{ name: 'Piet Example' }],
      children,
      tool: 'dash',
      score: 17,
      maxScore: 24,
      items: [],
      judgement: 'She is afraid.',
    })
  }

  /** On a case: `cases/REF/acceptance`, and the like. */
  onCase(ref: string, what: string, body: object = {}): Promise<string> {
    return this.command(`/api/marac/cases/${ref}/${what}`, body, `/api/marac/cases/${ref}`)
  }

  onAction(ref: string, what: string, body: object = {}): Promise<string> {
    return this.command(`/api/actions/${ref}/${what}`, body, `/api/actions/${ref}`)
  }

  agree(ref: string, agency: string, text: string, days = 5): Promise<string> {
    return this.command(`/api/actions/cases/${ref}/actions`, { agency, target: 'victim', text, immediateSafety: false, dueOn: daysFromNow(days) })
  }
}
