import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPartnership, PartnershipRefused } from './load-partnership.js'
import { kent, startHub, type Hub } from './pages.fixture.js'

let hub: Hub
beforeAll(async () => {
  hub = await startHub(false)
})
afterAll(() => hub.close())
const recorded = async () => hub.store.readStream(hub.register.stream)

describe('the files of a partnership', () => {
  const load = (folder: string) => loadPartnership({ store: hub.store, register: hub.register, clock: hub.clock }, folder)
  const changed = async (change: (folder: string) => void, check: (folder: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'lantern-partnership-'))
    try {
      cpSync(kent, folder, { recursive: true })
      change(folder)
      await check(folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const replace = (file: string, before: string, after: string) => (folder: string) => {
    const text = readFileSync(join(folder, file), 'utf8')
    if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`)
    writeFileSync(join(folder, file), text.replace(before, after))
  }

  it('record nothing when they say what is recorded', async () => {
    const before = await recorded()
    expect((await load(kent)).partnership.name).toBe(hub.register.partnership)
    expect(await recorded()).toHaveLength(before.length)
    expect(before.filter(event => event.type === 'RulesLoaded').map(event => event.id)).toEqual([hub.register.rulesVersion])
  })

  it.each([
    ['broken', 'clocks.yaml', 'amount: 5', 'amount: five', /clocks\.yaml line \d+: .*must be a whole number/],
    ['rewriting what holds', 'clocks.yaml', 'amount: 5', 'amount: 6', /clocks\.yaml line \d+: .*which is past, was/],
    ['without an agency that is recorded', 'partnership.yaml', 'Kent Police', 'Kentish Police', /An area, agency or group that is recorded was changed/],
    ['of another partnership', 'partnership.yaml', 'id: kent-and-medway', 'id: elsewhere', /of another partnership/],
  ])('that are %s are refused with file, line and reason, and the rules before stay', async (_, file, before, after, reason) => {
    const [version, events] = [hub.register.rulesVersion, (await recorded()).length]
    await changed(replace(file, before, after), async folder => {
      const refused = await load(folder).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(PartnershipRefused)
      expect(String(refused)).toMatch(reason)
      expect(String(refused)).toContain('what was recorded before stays in force')
    })
    expect([hub.register.rulesVersion, (await recorded()).length]).toEqual([version, events])
    expect((await hub.register.inForce(hub.clock.now())).rules.clocks.researchReturn.amount).toBe(5)
  })
})
