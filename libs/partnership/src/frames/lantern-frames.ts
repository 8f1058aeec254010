import { mayEver, type AccessTable } from '@lantern/access'
import { Frames, MenuCounts, type Frame, type NavigationItem } from '@lantern/web-kit'
import { Injectable, Optional } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

/** One entry of the menu, for those who may use what it leads to. `verb` in `table`; an entry without is everybody's. */
export interface NavigationEntry {
  readonly text: string
  readonly href: string
  readonly verb?: string
  readonly table?: AccessTable
}

/** What the menu holds, in order. A class, so that it can be asked for by type: the applications fill it with what the contexts offer. */
export class Navigation {
  constructor(
    readonly entries: readonly NavigationEntry[],
    /** People and events are invented: every page says so. */
    readonly demonstration: boolean,
  ) {}
}

/** What stands around every page, also of those who are not signed in and of errors. */
@Injectable()
export class LanternFrames extends Frames {
  constructor(
    private readonly menu: Navigation,
    @Optional() private readonly counts?: MenuCounts,
  ) {
    super()
  }

  async of(request: FastifyRequest): Promise<Frame> {
    const { signedIn } = request
    return {
      navigation: await this.navigation(request),
      ...(signedIn ? { viewer: { name: signedIn.name, agency: signedIn.agencyName } } : {}),
      demonstration: this.menu.demonstration,
      csrf: request.csrfToken(),
    }
  }

  /** Only what this person may use; marked is the entry whose address the page's address begins with. */
  private async navigation({ signedIn, url }: FastifyRequest): Promise<readonly NavigationItem[]> {
    if (!signedIn) return []
    const [path = '/'] = url.split('?')
    const { actor } = signedIn
    const mine = this.menu.entries.filter(({ verb, table }) => verb === undefined || mayEver(table ?? {}, actor, verb))
    const here = mine.map(({ href }) => href).filter(href => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    const current = here.toSorted((a, b) => b.length - a.length)[0]
    const counts = await this.counts?.of(actor)
    return mine.map(({ text, href }) => ({ text, href, current: href === current, ...counts?.get(href) }))
  }
}
