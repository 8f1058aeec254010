import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { endOfLondonDay, SetClock } from '@lantern/clock'
import { CommandBus } from '@nestjs/cqrs'
import { RunCommand } from '@lantern/web-kit'
import { maracCase } from '@lantern/marac'
import { loadState, runDecision } from '@lantern/event-store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startContext, type Running } from '../app/running.js'
import { makeDemonstration } from '../cli/whole-folder.js'
import { openFolder } from '../folder/open-folder.js'
import { hearFacts } from './hear-facts.js'
import { Ticker } from './ticker.js'

const until = '2026-11-23'
const folder = join(mkdtempSync(join(tmpdir(), 'lantern-')), 'demo')
let hub: Running

beforeAll(async () => {
  await makeDemonstration({ folder, cases: 3, seed: 'facts', until }, () => undefined)
  hub = await startContext(await openFolder('demonstration', { folder, clock: new SetClock(endOfLondonDay(until)) }))
}, 60_000)
afterAll(async () => {
  await hub.close()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

it('flags an action that overtook the closing of its case, without waiting for a tick', async () => {
  const { store } = hub.parts
  const bus = hub.app.get(CommandBus, { strict: false })
  const ticker = hub.app.get(Ticker, { strict: false })
  const errors: unknown[] = []
  const stop = await hearFacts(hub.parts, ticker, error => errors.push(error))
  const actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
  const send = (context: string, name: string, ref: string | undefined, body: object, key: string) =>
    bus.execute(new RunCommand(context, name, { actor, ref, body, spelling: 'json', commandId: key }))

  const referral = {
    area: 'east', criteria: ['professional-judgement'], reason: 'r', victimName: 'A', safeToCall: false,
    perpetrators: [{ name: 'B' }], tool: 'dash', score: 1, maxScore: 24, judgement: 'j',
  }
  const { ref } = await send('marac', 'submit-referral', undefined, referral, 'overtaken-1')
  await send('marac', 'accept-referral', ref, {}, 'overtaken-2')
  const action = await send('actions', 'agree-action', ref, { agency: 'kent-police', target: 'victim', text: 't', immediateSafety: false, dueOn: '2026-12-01' }, 'overtaken-3')
  // As if the closing had read the actions before this one was there.
  const given = { now: hub.parts.clock.now(), by: actor, rules: undefined }
  const close = () => [{ type: 'CaseClosed' as const, data: { caseId: ref, outcome: 'other' as const, reason: { key: `case-${ref}`, box: '' } as never, unanswered: [] } }]
  await runDecision({ store, stream: maracCase, id: ref, rule: close, command: {}, given, rulesVersion: '', commandId: 'overtaken-4', digest: 'd' })

  const flagged = async (): Promise<readonly string[]> => (await loadState(store, maracCase, ref)).state.flaggedActions
  while ((await flagged()).length === 0 && errors.length === 0) await new Promise(resolve => setImmediate(resolve))
  expect(errors).toEqual([])
  expect(await flagged()).toEqual([action.ref])
  await stop()
}, 30_000)
