import { AccessLog, HeldForms, NOBODY, sessionCookie, Sessions, type SessionKind, type Whose } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { NotSignedIn, Slices, splitForm, type SignedIn } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Register } from '../register.js'
import { formAt } from './form-at.js'
import { SignInSettings } from './sign-in-settings.js'

interface Shown {
  readonly token: string
  readonly kind: SessionKind
}

/** Who is asking: the one place that knows how a session arrives and leaves. */
@Injectable()
export class Identify {
  constructor(
    private readonly sessions: Sessions,
    private readonly register: Register,
    private readonly heldForms: HeldForms,
    private readonly accessLog: AccessLog,
    private readonly slices: Slices,
    private readonly clock: Clock,
    private readonly settings: SignInSettings,
  ) {}

  /**
   * Who is signed in, by cookie or bearer token. Agency and roles are asked anew at every request, so that a changed role and a disabled
   * account hold at once. @throws StoreUnavailable
   */
  readonly identify = async (request: FastifyRequest): Promise<SignedIn | undefined> => {
    const shown = this.shownBy(request)
    const found = shown && (await this.sessions.find(shown.token, this.clock.now()))
    // A browser's token is no bearer token: it would pass without the check against forged forms.
    if (!shown || found?.is !== 'live' || found.session.kind !== shown.kind) return undefined
    const { user, id } = found.session
    const actor = this.register.actor(user)
    if (!actor) return undefined
    const by = shown.kind === 'bearer' ? 'bearer' : 'cookie'
    return { actor, name: this.register.user(user), agencyName: this.register.agency(actor.agency), by, session: id }
  }

  /** Whose session has run out, when the request still shows it. */
  async expiredUser(request: FastifyRequest): Promise<string | undefined> {
    const shown = this.shownBy(request)
    const found = shown?.kind === 'browser' ? await this.sessions.find(shown.token, this.clock.now()) : undefined
    return found?.is === 'expired' && this.register.actor(found.user) ? found.user : undefined
  }

  /**
   * Keeps the form that somebody sent after their session had run out, sealed, for that person alone. Only forms that can be shown again
   * are kept: those of commands and searches. Passwords and codes are on none of them.
   */
  readonly keepForm = async (request: FastifyRequest): Promise<void> => {
    const [path = ''] = request.url.split('?')
    const body: unknown = request.body
    if (typeof body !== 'object' || body === null || !formAt(this.slices, path)) return
    const user = await this.expiredUser(request)
    if (user === undefined) return
    const { answers, revision } = splitForm(body as Readonly<Record<string, unknown>>)
    await this.heldForms.hold(user, path, { ...answers, ...(revision === undefined ? {} : { _revision: String(revision) }) }, this.clock.now())
  }

  /**
   * Signs a browser in: always a new token, and the one before ends, so that a token planted beforehand is worth nothing.
   * @throws NotSignedIn for somebody unknown or disabled
   */
  async begin(request: FastifyRequest, reply: FastifyReply, user: string): Promise<void> {
    const token = await this.tokenFor(user, 'browser')
    await this.revokeShown(request)
    const { name, options } = sessionCookie({ secure: this.settings.tls })
    void reply.setCookie(name, token, options)
  }

  /** A token for a program, to be sent as `Authorization: Bearer`. @throws NotSignedIn for somebody unknown or disabled */
  async beginBearer(user: string): Promise<string> {
    return this.tokenFor(user, 'bearer')
  }

  /** Records a try that was refused: durable before the answer, and the same work whether or not the name is somebody's. */
  async refused(kind: SessionKind, tried: { readonly whose: Whose; readonly until?: Instant }): Promise<void> {
    const person = 'user' in tried.whose ? { user: tried.whose.user, agency: this.register.agencyOf(tried.whose.user) ?? NOBODY.agency } : NOBODY
    const more = { ...(tried.until && { until: tried.until }), ...('nameHash' in tried.whose && { nameHash: tried.whose.nameHash }) }
    await this.accessLog.record({ actor: person, at: this.clock.now(), verb: 'sign-in-refused', by: kind, ...more })
  }

  private async tokenFor(user: string, kind: SessionKind): Promise<string> {
    const actor = this.register.actor(user)
    if (!actor) throw new NotSignedIn()
    const now = this.clock.now()
    await this.accessLog.record({ actor, at: now, verb: 'sign-in', by: kind })
    return (await this.sessions.begin(user, kind, now)).token
  }

  /** Ends the session that the request shows. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.revokeShown(request)
    const { name, options } = sessionCookie({ secure: this.settings.tls })
    void reply.clearCookie(name, options)
  }

  private async revokeShown(request: FastifyRequest): Promise<void> {
    const shown = this.shownBy(request)
    if (shown) await this.sessions.revoke(shown.token)
  }

  /** An Authorization header decides alone: with one, no cookie is looked at. */
  private shownBy(request: FastifyRequest): Shown | undefined {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(authorization)?.[1]
      return token === undefined ? undefined : { token, kind: 'bearer' }
    }
    const token = request.cookies[sessionCookie({ secure: this.settings.tls }).name]
    return token === undefined ? undefined : { token, kind: 'browser' }
  }
}
