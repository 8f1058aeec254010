import { expect, it } from '@jest/globals'
import { journey } from './journey.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

// An old browser, a locked-down desktop or a line that drops: whoever gets no script takes the same way.
it('five people of four agencies take the same case through without script', async () => {
  const { browser, hub } = stage
  expect(await journey({ browser, address: hub.address, tick: hub.tick, by: { javaScriptEnabled: false } })).toMatch(/^MC-/)
})
