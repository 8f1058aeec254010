import { londonDate, SystemClock } from '@lantern/clock'
import { loadPartnership } from '@lantern/partnership'
import { existsSync } from 'node:fs'
import { Ticker } from '../automations/ticker.js'
import { hearFacts } from '../automations/hear-facts.js'
import { keepTicking } from '../automations/keep-ticking.js'
import { consoleOutput, sentenceOf } from '../cli/output.js'
import { listenForJobs } from '../cli/socket.js'
import { makeDemonstration, ownPartnership } from '../cli/whole-folder.js'
import { kindOf } from '../folder/folder-kind.js'
import { filesOf, isUnfinished, openFolder } from '../folder/open-folder.js'
import { startWeb } from '../http/start-web.js'
import { startMail } from '../mail/start-mail.js'
import { settingsOf } from '../parts/settings.js'

/** Cases of the demonstration that a first start makes. */
const CASES = 120

/**
 * The hub in one process on the embedded store: pages, API, views and automations. `demo` invents its people and events and needs no
 * settings; `serve` is the real thing. Resolves when it listens; ends on SIGINT or SIGTERM.
 */
export async function runHub(mode: 'demo' | 'serve', env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const output = consoleOutput(false)
  try {
    const settings = settingsOf(env, mode === 'serve' ? ['LANTERN_MASTER_KEY_FILE', 'LANTERN_PARTNERSHIP', 'LANTERN_PUBLIC_URL'] : [])
    const folder = settings.LANTERN_DATA
    const clock = new SystemClock()
    if (mode === 'demo' && kindOf(folder) !== 'real' && (!existsSync(filesOf(folder).events) || isUnfinished(folder))) {
      output.error(`Making a demonstration of ${CASES} invented cases in ${folder} (once) ...`)
      await makeDemonstration({ folder, cases: CASES, seed: '1', until: londonDate(clock.now()), partnershipFolder: settings.LANTERN_PARTNERSHIP }, output.progress)
    }
    const parts = await openFolder(mode === 'demo' ? 'demonstration' : 'real', { folder, clock, masterKeyFile: settings.LANTERN_MASTER_KEY_FILE })
    const web = await startWeb(parts, settings)
    // A demonstration that an earlier version made has not heard of rules that came since.
    const files = settings.LANTERN_PARTNERSHIP ?? (mode === 'demo' ? ownPartnership : undefined)
    if (files) await loadPartnership({ store: parts.store, register: web.register, clock }, files)
    const stopTicking = keepTicking(web.app.get(Ticker, { strict: false }), clock, error => output.error(sentenceOf(error)))
    const stopFacts = await hearFacts(parts, web.app.get(Ticker, { strict: false }), error => output.error(sentenceOf(error)))
    const stopMail = await startMail(web, settings, { onError: error => output.error(sentenceOf(error)) })
    const stopListening = await listenForJobs(folder, web)
    output.result(web.address, address =>
      mode === 'demo' ? `Lantern is ready: ${address}\nThis is a demonstration: people and events are invented.` : `Lantern is ready: ${address}`,
    )
    const end = () =>
      void (async () => {
        await stopListening()
        await stopMail()
        await stopFacts()
        await stopTicking()
        await web.close()
        process.exit(0)
      })()
    // systemd may ask twice, once by npm and once itself: the second must not cut the first short. Ctrl-C twice ends at once.
    process.once('SIGINT', end)
    let asked = false
    process.on('SIGTERM', () => {
      if (!asked) end()
      asked = true
    })
  } catch (error) {
    output.error(sentenceOf(error))
    process.exit(1)
  }
}
