import type { Locator, Page } from 'playwright-core'

/** How somebody works a page: each way gets to the same places, or the journey ends there. */
export interface Hands {
  /** Links, buttons and what opens. */
  click(what: Locator): Promise<void>
  fill(box: Locator, text: string): Promise<void>
  /** A radio button or a checkbox. */
  check(what: Locator, checked?: boolean): Promise<void>
  select(list: Locator, label: string): Promise<void>
}

export const mouse: Hands = {
  click: what => what.click(),
  fill: (box, text) => box.fill(text),
  check: (what, checked = true) => what.setChecked(checked),
  select: async (list, label) => void (await list.selectOption({ label })),
}

/** More stops than any page of ours has. */
const mostStops = 400

/** Tab, arrows, space, Enter and letters: nothing is ever pointed at. */
export class Keyboard implements Hands {
  constructor(private readonly page: Page) {}

  async click(what: Locator): Promise<void> {
    await this.reach(what)
    // What Playwright waits for by itself behind a click: the page that a link or a button leads to.
    const leads = await what.evaluate((element: OfPage) => element.matches('a, button'))
    await Promise.all([leads ? this.page.waitForEvent('load') : undefined, this.page.keyboard.press('Enter')])
  }

  async fill(box: Locator, text: string): Promise<void> {
    await this.reach(box)
    await this.page.keyboard.press('ControlOrMeta+a')
    if (text === '') await this.page.keyboard.press('Delete')
    else await this.page.keyboard.insertText(text)
  }

  async check(what: Locator, checked = true): Promise<void> {
    const name = (await what.getAttribute('type')) === 'radio' ? await what.getAttribute('name') : null
    await this.reach(what, name === null ? undefined : `input[type="radio"][name="${name}"]`)
    // Tab stops at a group of radios once; the arrows go on inside.
    for (let moved = 0; name !== null && !(await isFocused(what)); moved += 1) {
      if (moved > 40) throw new Error(`The arrows do not reach ${String(what)}.`)
      await this.page.keyboard.press('ArrowDown')
    }
    if ((await what.isChecked()) !== checked) await this.page.keyboard.press('Space')
    if (checked && !(await what.isChecked())) throw new Error(`The space bar does not tick ${String(what)}.`)
  }

  /** By its first letters, as everybody does who has no mouse. */
  async select(list: Locator, label: string): Promise<void> {
    await this.reach(list)
    await this.page.keyboard.type(label)
    const chosen = await list.locator('option:checked').innerText()
    if (chosen !== label) throw new Error(`Typing "${label}" chooses "${chosen}".`)
  }

  /** Presses Tab until the focus is there, or on something that `orAt` names. @throws Error when Tab never comes there */
  private async reach(what: Locator, orAt?: string): Promise<void> {
    for (let stops = 0; stops <= mostStops; stops += 1) {
      if (await isFocused(what, orAt)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${String(what)}.`)
  }
}

/** As much of an element of the page as is asked here. */
interface OfPage {
  matches(selector: string): boolean
  readonly ownerDocument: { readonly activeElement: { matches(selector: string): boolean } | null }
}

const isFocused = (what: Locator, orAt?: string): Promise<boolean> =>
  what.evaluate((wanted: OfPage, other: string | undefined) => {
    const at: unknown = wanted.ownerDocument.activeElement
    return at === wanted || (other !== undefined && wanted.ownerDocument.activeElement?.matches(other) === true)
  }, orAt)
