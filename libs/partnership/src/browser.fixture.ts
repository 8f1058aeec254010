import type { Hub } from './pages.fixture.js'

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly html: string
  readonly headers: Readonly<Record<string, unknown>>
}

let browsers = 0

/** A browser without script: keeps cookies, and sends the token of the page that it shows. */
export class Browser {
  readonly cookies = new Map<string, string>()
  private token = ''
  /** Of its own: tries to sign in are limited by address and real time. */
  private readonly address = `192.0.2.${++browsers % 256}`

  constructor(private readonly hub: Hub) {}

  get(url: string): Promise<Answer> {
    return this.ask('GET', url)
  }

  /** Sends a form of the page shown last. */
  post(url: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.ask('POST', url, new URLSearchParams({ _csrf: this.token, ...fields }).toString())
  }

  private async ask(method: 'GET' | 'POST', url: string, payload?: string): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie ? { cookie } : {}), ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) }
    const answer = await this.hub.app.inject({ method, url, headers, remoteAddress: this.address, ...(payload === undefined ? {} : { payload }) })
    for (const { name, value, maxAge, expires } of answer.cookies) {
      if (value === '' || maxAge === 0 || expires?.getTime() === 0) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    this.token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? this.token
    return { status: answer.statusCode, location: answer.headers['location']?.toString(), html: answer.body, headers: answer.headers }
  }
}
