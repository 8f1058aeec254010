import type { Locator, Page, Response } from 'playwright-core'
import { boxesOf, daysFromNow, type Boxes } from './days.js'
import { mouse, type Hands } from './hands.js'

/** Somebody at a browser: finds things as people do, by the words beside them. */
export class Person {
  /** What scripts of our pages or the content security policy complained of; dialogs, which no page of ours opens. */
  readonly faults: string[] = []

  constructor(
    readonly page: Page,
    readonly user: string,
    private readonly hands: Hands = mouse,
  ) {
    page.on('pageerror', error => this.faults.push(error.message))
    page.on('dialog', dialog => {
      this.faults.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    // A form with an error is answered by 400, which Chromium reports as a failed load.
    page.on('console', said => said.type() === 'error' && !said.text().startsWith('Failed to load resource') && this.faults.push(said.text()))
  }

  /** By the list of people of a demonstration. */
  async signIn(): Promise<void> {
    await this.page.goto('/sign-in')
    await this.hands.click(this.page.locator(`button[name="user"][value="${this.user}"]`))
    await this.page.waitForURL(url => url.pathname !== '/sign-in')
  }

  /** Opens a page and gives its answer. */
  async open(path: string): Promise<Response> {
    const response = await this.page.goto(path)
    if (!response) throw new Error(`${path} gave no answer.`)
    return response
  }

  /** All words on the page. */
  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText()
  }

  box(label: string, within: Page | Locator = this.page): Locator {
    return within.getByLabel(label, { exact: true })
  }

  /** Over what stands there. */
  async type(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    await this.hands.fill(this.box(label, within), text)
  }

  async pick(label: string, option: string): Promise<void> {
    await this.hands.select(this.box(label), option)
  }

  click(what: Locator): Promise<void> {
    return this.hands.click(what)
  }

  /** One of the radio buttons under a question. */
  async answer(question: string, name: string): Promise<void> {
    await this.hands.check(this.page.getByRole('group', { name: question, exact: true }).getByRole('radio', { name, exact: true }))
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.hands.check(this.page.getByRole('radio', { name, exact: true }))
  }

  async tick(name: string): Promise<void> {
    await this.hands.check(this.page.getByRole('checkbox', { name, exact: true }))
  }

  /** Takes away what the form proposes, and ticks these. */
  async tickOnly(names: readonly string[]): Promise<void> {
    const proposed = this.page.getByRole('checkbox', { checked: true })
    while ((await proposed.count()) > 0) await this.hands.check(proposed.first(), false)
    for (const name of names) await this.tick(name)
  }

  async date(legend: string, [day, month, year]: Boxes): Promise<void> {
    const group = this.page.getByRole('group', { name: legend })
    await this.type('Day', day, group)
    await this.type('Month', month, group)
    await this.type('Year', year, group)
  }

  /** Presses the button at the end of a form and waits for the answer to it. */
  async press(name: string): Promise<Response> {
    const answer = this.page.waitForResponse(response => response.request().method() === 'POST')
    await this.hands.click(this.page.locator('main').getByRole('button', { name, exact: true }).last())
    const response = await answer
    await this.page.waitForLoadState('load')
    return response
  }

  /** Presses the main button of the page's form, whatever it says. */
  async send(): Promise<Response> {
    const answer = this.page.waitForResponse(response => response.request().method() === 'POST')
    await this.hands.click(this.page.locator('main form[method="post"] .govuk-button:not(.govuk-button--secondary)').last())
    const response = await answer
    await this.page.waitForLoadState('load')
    return response
  }

  /** Where the browser is, without host. */
  path(): string {
    const { pathname, search } = new URL(this.page.url())
    return pathname + search
  }

  /** Fills in and sends the form that agrees an action, due in `days` days. */
  async agree(agency: string, text: string, days = 1, immediate: 'Yes' | 'No' = 'No'): Promise<void> {
    await this.pick('The agency that will do it', agency)
    await this.choose('The victim')
    await this.type('What will be done', text)
    await this.answer('It is for immediate safety', immediate)
    await this.date('The due date', boxesOf(daysFromNow(days)))
    await this.press('Agree an action')
  }

  /** Follows a link or a button that looks like one. */
  async follow(name: string): Promise<void> {
    await this.hands.click(this.page.locator('main').getByRole('link', { name, exact: true }).or(this.page.locator('main').getByRole('button', { name, exact: true })).first())
    await this.page.waitForLoadState('load')
  }

  /** What the summary of errors lists. */
  async errors(): Promise<readonly string[]> {
    return this.page.locator('.govuk-error-summary li').allInnerTexts()
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
