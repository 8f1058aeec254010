import { AccountExists, authorise, Drafts, NoSuchThing } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { Refusal, type Actor } from '@lantern/decision'
import { ApiExcludeEndpoint, beside, checkShape, Commands, errorAt, formFields, Frames, HtmlPage, inDateTime, inPlural, render, SetUpUse, ShapeRefused, signedInOf, type FieldError } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { roleWords } from '../partnership/partnership.words.js'
import { partnershipAccess } from '../partnership.access.js'
import { Register } from '../register.js'
import { Users, type HandedOver } from '../users.js'
import { agenciesOf, personFields, PersonInput, RolesInput } from './person.input.js'

const words = new Map<string, string>(Object.entries(roleWords))
const notices = new Map([['roles', 'Roles changed'], ['disabled', 'The person can no longer sign in'], ['enabled', 'The person may sign in again']])
const crumbs = [{ text: 'Partnership', href: '/partnership' }, { text: 'People', href: '/partnership/people' }]

/** The people of the partnership on screen: who joins, what they may do, and who leaves. */
@Controller()
export class PeoplePage {
  constructor(
    private readonly users: Users,
    private readonly register: Register,
    private readonly commands: Commands,
    private readonly drafts: Drafts,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('partnership/people')
  async list(@Req() request: FastifyRequest): Promise<string> {
    this.actorOf(request)
    const people = await this.people()
    return render(beside(import.meta.url), {
      title: 'People of the partnership',
      breadcrumbs: crumbs.slice(0, 1),
      table: {
        caption: 'People',
        captionHidden: true,
        empty: 'Nobody has been added yet.',
        columns: [{ text: 'Name' }, { text: 'Agency' }, { text: 'Roles' }, { text: 'Sign-in' }],
        rows: people.map(({ user, name, agency, roles, ...state }) => [
          { text: name, href: `/partnership/people/${user}` },
          { text: this.register.agency(agency) },
          { text: rolesInWords(roles) },
          signInOf(state),
        ]),
      },
      ...(await this.frames.of(request)),
    })
  }

  @HtmlPage('partnership/people/add')
  async adding(@Req() request: FastifyRequest): Promise<string> {
    this.actorOf(request)
    return this.addForm(request, {}, [])
  }

  /** The code stands on the answer alone: in no address, and nowhere else afterwards. */
  @Post('partnership/people/add')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async add(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string> {
    const actor = this.actorOf(request)
    const { _csrf, ...values } = body
    try {
      const { name, signInName, agency, roles } = checkShape(PersonInput, values, 'form')
      return await this.handedOver(request, await this.users.add({ name, signInName, agency, roles }, this.clock.now(), actor), name, `${name} was added`)
    } catch (error) {
      void reply.code(400)
      return this.addForm(request, values, faultsOf(error))
    }
  }

  @HtmlPage('partnership/people/:user')
  async person(@Req() request: FastifyRequest, @Param('user') user: string, @Query('done') done: unknown): Promise<string> {
    this.actorOf(request)
    return this.personForm(request, user, [], typeof done === 'string' ? notices.get(done) : undefined)
  }

  @Post('partnership/people/:user/roles')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  changeRoles(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('user') user: string, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    return this.change(request, reply, user, 'roles', async actor => {
      const { _csrf, ...values } = body
      await this.users.changeRoles(user, checkShape(RolesInput, values, 'form').roles, this.clock.now(), actor)
    })
  }

  @Post('partnership/people/:user/disable')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  disable(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('user') user: string): Promise<string | undefined> {
    return this.change(request, reply, user, 'disabled', actor => this.users.disable(user, this.clock.now(), actor))
  }

  @Post('partnership/people/:user/enable')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  enable(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('user') user: string): Promise<string | undefined> {
    return this.change(request, reply, user, 'enabled', actor => this.users.enable(user, this.clock.now(), actor))
  }

  @Post('partnership/people/:user/set-up-code')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async newCode(@Req() request: FastifyRequest, @Param('user') user: string): Promise<string> {
    this.actorOf(request)
    const { name } = await this.known(user)
    return this.handedOver(request, await this.users.reset(user, this.clock.now()), name, `${name} has a new set-up code`)
  }

  /** @throws NotSignedIn, Forbidden */
  private actorOf(request: FastifyRequest): Actor {
    const { actor } = signedInOf(request)
    authorise(partnershipAccess, actor, 'partnership.set-up')
    return actor
  }

  private async people() {
    const listed = new Map((await this.users.list()).map(each => [each.user, each]))
    return this.register
      .people()
      .map(person => ({ ...person, signInName: listed.get(person.user)?.signInName, ready: listed.get(person.user)?.ready ?? false }))
      .toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en'))
  }

  /** @throws NoSuchThing */
  private async known(user: string) {
    const found = (await this.people()).find(each => each.user === user)
    if (!found) throw new NoSuchThing()
    return found
  }

  private async change(request: FastifyRequest, reply: FastifyReply, user: string, done: string, run: (actor: Actor) => Promise<void>): Promise<string | undefined> {
    const actor = this.actorOf(request)
    await this.known(user)
    try {
      await run(actor)
      void reply.code(303).header('location', `/partnership/people/${encodeURIComponent(user)}?done=${done}`)
      return undefined
    } catch (error) {
      const errors = faultsOf(error)
      void reply.code(400)
      return this.personForm(request, user, errors)
    }
  }

  private async personForm(request: FastifyRequest, user: string, errors: readonly FieldError[], notice?: string): Promise<string> {
    const { name, agency, roles, active, signInName, ready } = await this.known(user)
    return render(beside(import.meta.url, 'person'), {
      title: 'Person of the partnership',
      name,
      notice,
      breadcrumbs: crumbs,
      active,
      agencyLeft: this.register.hasLeft(agency),
      // A demonstration has people without accounts: anybody signs in as anybody.
      facts: [
        { key: 'Agency', value: this.register.agency(agency) },
        { key: 'Roles', value: rolesInWords(roles) },
        { key: 'Sign-in name', value: signInName ?? 'No account' },
        { key: 'Sign-in', value: signInOf({ active, ready, signInName }).text },
      ],
      held: await this.held(request, { user, agency }),
      base: `/partnership/people/${user}`,
      mayGetCode: active && signInName !== undefined,
      form: { action: `/partnership/people/${user}/roles`, errors, ...formFields(RolesInput, { values: { roles }, errors }) },
      ...(await this.frames.of(request)),
    })
  }

  /** What is theirs by name and no colleague's yet, and who there is to take it. Restricted cases come up for the MARAC manager by themselves. */
  private async held(request: FastifyRequest, { user, agency }: { readonly user: string; readonly agency: string }) {
    const [research, begun] = await Promise.all([this.commands.get(SetUpUse).researchTakenBy(user, this.actorOf(request)), this.drafts.unsent(user, this.clock.now())])
    const colleagues = this.register.people().filter(person => person.active && person.agency === agency && person.user !== user).map(({ name }) => name)
    return {
      rows: [
        { key: 'Research that they took', value: research === 0 ? 'None' : `${inPlural(research, 'request')}, not answered yet` },
        { key: 'Begun and not sent', value: begun === 0 ? 'Nothing' : `${inPlural(begun, 'draft')} that nobody else can open` },
        { key: 'Colleagues who may take it on', value: colleagues.join(', ') || 'Nobody: what waits with the agency is in the Hub’s list of what waits with nobody' },
      ],
      begun,
    }
  }

  private async addForm(request: FastifyRequest, values: Readonly<Record<string, unknown>>, errors: readonly FieldError[]): Promise<string> {
    const { fields } = formFields(PersonInput, { values, errors, choices: agenciesOf(this.register.allAgencies()) })
    return render('form.njk', {
      title: 'Add a person',
      breadcrumbs: crumbs,
      form: { action: '/partnership/people/add', submit: 'Add the person', cancel: '/partnership/people', errors, fields: fields.toSorted((a, b) => personFields.indexOf(a.id) - personFields.indexOf(b.id)) },
      ...(await this.frames.of(request)),
    })
  }

  private async handedOver(request: FastifyRequest, { setUpCode, expiresAt }: HandedOver, name: string, said: string): Promise<string> {
    return render(beside(import.meta.url, 'handed-over'), { title: 'Set-up code', breadcrumbs: crumbs, said, name, setUpCode, until: inDateTime(expiresAt), ...(await this.frames.of(request)) })
  }
}

function signInOf({ active, ready, signInName }: { readonly active: boolean; readonly ready: boolean; readonly signInName: string | undefined }) {
  if (!active) return { text: 'Cannot sign in', tag: 'grey' }
  if (signInName === undefined) return { text: 'No account', tag: 'grey' }
  return ready ? { text: 'Set up', tag: 'green' } : { text: 'Not set up', tag: 'yellow' }
}

const rolesInWords = (roles: readonly string[]): string => roles.map(role => words.get(role) ?? role).join(', ')

/** What was wrong, beside its box. @throws whatever is no fault of what was typed */
function faultsOf(error: unknown): readonly FieldError[] {
  if (error instanceof ShapeRefused) return error.errors
  if (error instanceof AccountExists) return [errorAt(['signInName'], 'Somebody signs in with this name already')]
  if (error instanceof Refusal) return [errorAt([error.code === 'partnership.no-such-agency' || error.code === 'partnership.agency-left' ? 'agency' : 'roles'], error.message)]
  throw error
}
