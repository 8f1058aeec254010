import { SystemClock } from '@lantern/clock'
import { actionFacts } from '@lantern/actions'
import { lockFolder } from '@lantern/event-store'
import { caseFacts } from '@lantern/marac'
import { KafkaPublisher, Relay, StoredRelayPlaces } from '@lantern/messaging'
import { loadPartnership } from '@lantern/partnership'
import { startContext } from '../app/running.js'
import { keepTicking } from '../automations/keep-ticking.js'
import { Ticker } from '../automations/ticker.js'
import { consoleOutput, sentenceOf, type Output } from '../cli/output.js'
import { listenForJobs } from '../cli/socket.js'
import { addPeople } from '../demonstration/add-people.js'
import { Chance } from '../demonstration/chance.js'
import { peopleOf } from '../demonstration/people.js'
import { markFolder } from '../folder/folder-kind.js'
import { startWeb } from '../http/start-web.js'
import { startMail } from '../mail/start-mail.js'
import { settingsOf, type Settings } from '../parts/settings.js'
import { answerHealth } from './health-port.js'
import { openServers, serverNeeds } from './open-servers.js'

type Env = Readonly<Record<string, string | undefined>>
type Stop = () => Promise<void>

/** Pages and API; as many as are wanted. */
export const runWeb = (env: Env): Promise<void> =>
  untilStopped(env, [...serverNeeds, 'LANTERN_PUBLIC_URL'], async (settings, output) => {
    const parts = await openServers(settings, { clock: new SystemClock(), keepsViews: false, onHistoryLost: lost(output) })
    const web = await startWeb(parts, settings)
    output.result(web.address, address => `Lantern's pages are ready: ${address}`)
    return () => web.close()
  })

/**
 * Views and automations; and the operator's: `lantern tick`, `user` and `import` with this process's LANTERN_DATA reach it by the socket in that
 * folder, as they reach a hub. A second worker, with a folder of its own, waits as a spare: it follows too, and what both do is found done.
 */
export const runWorker = (env: Env): Promise<void> =>
  untilStopped(env, [...serverNeeds, 'LANTERN_PARTNERSHIP'], async (settings, output) => {
    const clock = new SystemClock()
    const folder = settings.LANTERN_DATA
    markFolder(folder, settings.LANTERN_DEMONSTRATION ? 'demonstration' : 'real', 'servers')
    const lock = lockFolder(folder)
    const running = await startContext(await openServers(settings, { clock, keepsViews: true, onHistoryLost: lost(output) }))
    const { parts, register, app } = running
    const { partnership } = await loadPartnership({ store: parts.store, register, clock }, settings.LANTERN_PARTNERSHIP ?? '')
    if (parts.demonstration) await addPeople(parts, register, peopleOf(partnership.agencies, new Chance('people')))
    const stopTicking = keepTicking(app.get(Ticker, { strict: false }), clock, error => output.error(sentenceOf(error)))
    const stopMail = await startMail(running, settings, { onError: error => output.error(sentenceOf(error)) })
    const stopListening = await listenForJobs(folder, running)
    const stopHealth = await health(settings, async () => {
      await parts.store.head()
      return true
    })
    output.result('worker', () => "Lantern's worker is ready.")
    return async () => {
      await stopHealth()
      await stopListening()
      await stopMail()
      await stopTicking()
      await running.close()
      lock.release()
    }
  })

/** Facts to Kafka. A second one waits as a spare and takes over when the first falls silent. */
export const runRelay = (env: Env): Promise<void> =>
  untilStopped(env, [...serverNeeds, 'LANTERN_KAFKA_BROKERS'], async (settings, output) => {
    const parts = await openServers(settings, { clock: new SystemClock(), keepsViews: false, onHistoryLost: lost(output) })
    const publisher = new KafkaPublisher({ brokers: (settings.LANTERN_KAFKA_BROKERS ?? '').split(','), topic: settings.LANTERN_KAFKA_TOPIC, source: settings.LANTERN_SOURCE })
    const places = await StoredRelayPlaces.open(parts.views.engine)
    const relay = new Relay({ name: 'kafka', store: parts.store, translations: [caseFacts, actionFacts], publisher, places, onError: error => output.error(sentenceOf(error)) })
    const stopHealth = await health(settings, async () => {
      await parts.store.head()
      return true
    })
    output.result('relay', () => "Lantern's relay is ready.")
    return async () => {
      await stopHealth()
      await relay.close()
      await publisher.close()
      await parts.close()
    }
  })

/** Where LANTERN_HEALTH_PORT names a port; pages have their own. */
const health = async ({ LANTERN_HEALTH_PORT: port, LANTERN_HOST: host }: Settings, ready: () => Promise<boolean>): Promise<Stop> =>
  port === undefined ? async () => undefined : answerHealth(port, host, ready)

const lost = (output: Output) => () => {
  output.error('The event store lacks events that it had acknowledged. This process ends, so that nothing is built on a history that is not whole.')
  process.exit(1)
}

/** Starts, and ends on SIGINT or SIGTERM. What is missing or wrong is said in a sentence. */
async function untilStopped(env: Env, needed: readonly (keyof Settings)[], start: (settings: Settings, output: Output) => Promise<Stop>): Promise<void> {
  const output = consoleOutput(false)
  try {
    const stop = await start(settingsOf(env, needed), output)
    const end = () => void stop().finally(() => process.exit(0))
    process.once('SIGINT', end).once('SIGTERM', end)
  } catch (error) {
    output.error(sentenceOf(error))
    process.exit(1)
  }
}
