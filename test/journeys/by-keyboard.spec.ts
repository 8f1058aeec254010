import { expect, it } from '@jest/globals'
import { journey } from './journey.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

// Tab, arrows, space and Enter: whoever cannot use a mouse takes the same way.
it('five people of four agencies take the same case through by keyboard alone', async () => {
  const { browser, hub } = stage
  expect(await journey({ browser, address: hub.address, tick: hub.tick, by: { keyboard: true } })).toMatch(/^MC-/)
})
