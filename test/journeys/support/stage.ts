import { afterAll, beforeAll } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openChromium, signIn, type Way } from './browser.js'
import { startDemonstration, type Hub } from './hub.js'
import type { Person } from './person.js'

/** A hub and a browser for the specs of one file, both gone at its end. */
export class Stage {
  private openHub: Hub | undefined
  private openBrowser: Browser | undefined

  /** Call it at the top of a spec file. */
  static set(start: () => Promise<Hub> = startDemonstration): Stage {
    const stage = new Stage()
    beforeAll(async () => {
      stage.openHub = await start()
      stage.openBrowser = await openChromium()
    })
    afterAll(async () => {
      await stage.openBrowser?.close()
      await stage.openHub?.stop()
    })
    return stage
  }

  get hub(): Hub {
    if (!this.openHub) throw new Error('The hub has not started.')
    return this.openHub
  }

  get browser(): Browser {
    if (!this.openBrowser) throw new Error('The browser has not started.')
    return this.openBrowser
  }

  /** Signs somebody in, at a browser of their own. */
  as(user: string, options?: Way): Promise<Person> {
    return signIn(this.browser, this.hub.address, user, options)
  }
}
