import { authorise } from '@lantern/access'
import { beside, Frames, HtmlPage, render, signedInOf } from '@lantern/web-kit'
import { Controller, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Register } from '../register.js'
import { setUpAccess } from '../set-up.access.js'

/** Who and where the partnership is, as it was founded by its files. */
@Controller()
export class PartnershipPage {
  constructor(
    private readonly register: Register,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('partnership')
  async page(@Req() request: FastifyRequest): Promise<string> {
    authorise(setUpAccess, signedInOf(request).actor, 'partnership.set-up')
    const { areas, agencies, groups } = this.register.setUp()
    const people = this.register.people().filter(({ active }) => active)
    const districts = new Map(areas.flatMap(area => area.districts.map(({ id, name }) => [id, name] as const)))
    return render(beside(import.meta.url), {
      title: this.register.partnership,
      agencies: {
        caption: 'Agencies',
        captionHidden: true,
        empty: 'There are no agencies.',
        columns: [{ text: 'Agency' }, { text: 'Serves' }, { text: 'People', numeric: true }],
        rows: agencies.map(({ id, name, serves }) => [
          { text: name },
          { text: serves === undefined ? 'All districts' : serves.map(district => districts.get(district) ?? district).join(', ') },
          { text: String(people.filter(({ agency }) => agency === id).length) },
        ]),
      },
      areas: areas.map(({ name, districts: of }) => ({ key: name, value: of.map(district => district.name).join(', ') })),
      groups: groups.map(({ name }) => name),
      ...(await this.frames.of(request)),
    })
  }
}
