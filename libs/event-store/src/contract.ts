import { afterEach, beforeEach, describe } from '@jest/globals'
import { appendCases } from './contract/append.js'
import { envelopeCases } from './contract/envelope.js'
import { Log } from './contract/log.js'
import type { OpenLog } from './contract/log.js'
import { parkingCases } from './contract/parking.js'
import { readCases } from './contract/read.js'
import { subscriptionCases } from './contract/subscription.js'

export type { OpenLog } from './contract/log.js'

/**
 * What every adapter promises, as named cases. `makeStore` opens a log that may hold other events: every case writes only to streams
 * with a random prefix of its own.
 */
export function contractOf(name: string, makeStore: () => Promise<OpenLog>): void {
  describe(`the event store contract on ${name}`, () => {
    let log: Log
    beforeEach(async () => {
      log = new Log(await makeStore())
    })
    afterEach(() => log.close())
    const given = () => log
    appendCases(given)
    readCases(given)
    envelopeCases(given)
    subscriptionCases(given)
    parkingCases(given)
  })
}
