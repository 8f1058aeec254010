import { authorise, NoSuchThing } from '@lantern/access'
import { Refusal, type Actor } from '@lantern/decision'
import { ApiExcludeEndpoint, beside, checkShape, commandIdOf, Commands, Directory, formFields, Frames, HtmlPage, inPlural, newKey, OneOf, render, ShapeRefused, signedInOf, Slices, splitForm, type FieldError } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { releaseWords } from '../marac-case/flags/flags.words.js'
import type { Release } from '../marac-case/flags/flags.events.js'
import { LeftAgencies } from './left-agencies.query.js'

/** So many cases in one step: whoever has more comes back to the list, and does it again. */
const atOnce = 500
/** Named on the page. */
const named = 50

class LeftFlagsInput {
  @OneOf('what is known of them', { choices: releaseWords }) because!: Release
}

/** An agency keeps a flag for a year on each of its cases, more than anybody answers for one by one once it has left. */
@Controller()
export class LeftFlagsPage {
  constructor(
    private readonly left: LeftAgencies,
    private readonly directory: Directory,
    private readonly commands: Commands,
    private readonly slices: Slices,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('left-agencies/:agency/flags')
  async form(@Req() request: FastifyRequest, @Param('agency') agency: string): Promise<string> {
    const { refs } = await this.flagged(request, agency)
    return this.show(request, agency, refs, { key: newKey(), values: {}, errors: [] })
  }

  /** One command a case under a key of its own, so that pressing twice adds nothing. What somebody else was faster with is left out. */
  @Post('left-agencies/:agency/flags')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('agency') agency: string, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const { actor, refs } = await this.flagged(request, agency)
    const { answers: values, command: key = newKey() } = splitForm(body)
    try {
      const { because } = checkShape(LeftFlagsInput, values, 'form')
      const chosen = refs.slice(0, atOnce)
      for (const [index, ref] of chosen.entries()) await this.release(actor, ref, { agency, because }, `${key}/${ref}`, index === chosen.length - 1)
      void reply.code(303).header('location', '/left-agencies?done=release-flag')
      return undefined
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.show(request, agency, refs, { key, values, errors: error.errors })
    }
  }

  private async release(actor: Actor, ref: string, body: { readonly agency: string; readonly because: Release }, key: string, last: boolean): Promise<void> {
    const use = { actor, ref, body, spelling: 'json' as const, commandId: commandIdOf(actor, key), ...(last ? {} : { patience: 0 }) }
    await this.commands.run(this.slices.get('marac', 'release-flag'), use).catch((error: unknown) => {
      if (!(error instanceof Refusal) && !(error instanceof NoSuchThing)) throw error
    })
  }

  /** @throws NotSignedIn, Forbidden, NoSuchThing for an agency that has not left */
  private async flagged(request: FastifyRequest, agency: string): Promise<{ readonly actor: Actor; readonly refs: readonly string[] }> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.release-flag')
    if (!this.directory.agencies().some(({ id, left }) => id === agency && left !== undefined)) throw new NoSuchThing()
    return { actor, refs: await this.left.flagged(agency, actor) }
  }

  private async show(request: FastifyRequest, agency: string, refs: readonly string[], { key, values, errors }: { readonly key: string; readonly values: Readonly<Record<string, unknown>>; readonly errors: readonly FieldError[] }): Promise<string> {
    return render(beside(import.meta.url), {
      title: `Flags of ${this.directory.agency(agency)}`,
      back: { href: '/left-agencies' },
      count: inPlural(refs.length, 'case'),
      cases: refs.slice(0, named).map(ref => ({ ref, href: `/cases/${ref}/release-flag?agency=${agency}` })),
      more: refs.length > named ? `And ${inPlural(refs.length - named, 'other')}.` : undefined,
      form: { action: `/left-agencies/${agency}/flags`, submit: `Record it for ${inPlural(Math.min(refs.length, atOnce), 'case')}`, cancel: '/left-agencies', command: key, errors, ...formFields(LeftFlagsInput, { values, errors }) },
      ...(await this.frames.of(request)),
    })
  }
}
