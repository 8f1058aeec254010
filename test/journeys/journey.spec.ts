import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { journey, privateWorksheet } from './journey.js'
import { people } from './referral.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

it('five people of four agencies take a case from referral to closing', async () => {
  const { browser, hub } = stage
  expect(await journey({ browser, address: hub.address, tick: hub.tick })).toMatch(/^MC-/)
})

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry => (entry.isFile() ? [{ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }] : []))
const holding = (files: ReturnType<typeof filesOf>, words: string) => files.flatMap(({ name, bytes }) => (bytes.includes(words) ? [name] : []))

it('neither events nor keys hold in the clear what was typed, and no file holds a worksheet', () => {
  const files = filesOf(stage.hub.folder)
  // Views may hold opened names, and go with the key (docs/adr/0003).
  const recorded = files.filter(({ name }) => !name.startsWith('views.db'))
  expect(recorded.map(({ name }) => name)).toEqual(expect.arrayContaining(['events.db', 'keys.db']))
  for (const words of [people.victim, people.perpetrator, people.child, 'spy-hole', 'She wants to stay']) expect({ words, in: holding(recorded, words) }).toEqual({ words, in: [] })
  expect(holding(files, privateWorksheet)).toEqual([])
})
