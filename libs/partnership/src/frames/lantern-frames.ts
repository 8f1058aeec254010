import { mayEver, type AccessTable } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { Frames, MenuCounts, type Frame, type NavigationItem } from '@lantern/web-kit'
import { Injectable, Optional } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

/** One entry of the menu, for those who may use what it leads to. `verb` in `table`; an entry without is everybody's. */
export interface NavigationEntry {
  readonly text: string
  readonly href: string
  readonly verb?: string
  readonly table?: AccessTable
  /** What is there, in a few words: of an entry that few need each day. Where a menu is long, these are on a page of their own. */
  readonly about?: string
}

/** So many entries are two rows on a usual screen. */
const longest = 12
const more = { text: 'More', href: '/more' }

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
    const { often, seldom } = this.menuOf(actor)
    const here = [...often, ...seldom, more].map(({ href }) => href).filter(href => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    const current = here.toSorted((a, b) => b.length - a.length)[0]
    const counts = await this.counts?.of(actor)
    const item = ({ text, href }: NavigationEntry, isCurrent: boolean): NavigationItem => ({ text, href, current: isCurrent, ...counts?.get(href) })
    const items = often.map(entry => item(entry, entry.href === current))
    return seldom.length === 0 ? items : [...items, item(more, current === more.href || seldom.some(({ href }) => href === current))]
  }

  /** What this person may use and finds on the page "More", since their menu would be too long with it. */
  moreOf(actor: Actor): readonly NavigationEntry[] {
    return this.menuOf(actor).seldom
  }

  private menuOf(actor: Actor): { readonly often: readonly NavigationEntry[]; readonly seldom: readonly NavigationEntry[] } {
    const mine = this.menu.entries.filter(({ verb, table }) => verb === undefined || mayEver(table ?? {}, actor, verb))
    const isSeldom = ({ about }: NavigationEntry): boolean => mine.length > longest && about !== undefined
    return { often: mine.filter(entry => !isSeldom(entry)), seldom: mine.filter(isSeldom) }
  }
}
