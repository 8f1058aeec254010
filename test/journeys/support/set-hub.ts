import { addDays, SetClock, startOfLondonDay } from '@lantern/clock'
import { openFolder, startWeb, Ticker, type Web } from '@lantern/platform'
import { join } from 'node:path'
import { newFolder, runLantern } from './hub.js'

/** A demonstration whose clock is put: days pass when a spec says so, and everything that a morning brings is done. */
export class SetHub {
  private constructor(
    private readonly web: Web,
    private readonly clock: SetClock,
    readonly folder: string,
    private day: string,
  ) {}

  /** `day`: the day of London before which its few cases happened; it is morning there. */
  static async start(day: string, cases = 2): Promise<SetHub> {
    const folder = join(newFolder(), 'data')
    await runLantern(['demo', '--cases', String(cases), '--seed', 'month', '--until', day, '--data', folder])
    const clock = new SetClock(morning(day))
    const web = await startWeb(await openFolder('demonstration', { folder, clock }), { LANTERN_HOST: '127.0.0.1', LANTERN_PORT: 0 })
    return new SetHub(web, clock, folder, day)
  }

  get address(): string {
    return this.web.address
  }

  get today(): string {
    return this.day
  }

  /** Lets days pass, one morning after the other. */
  async until(day: string): Promise<void> {
    while (this.day < day) {
      this.day = addDays(this.day, 1)
      this.clock.set(morning(this.day))
      await this.web.app.get(Ticker, { strict: false }).tick(this.clock.now())
    }
  }

  stop(): Promise<void> {
    return this.web.close()
  }
}

/** Ten hours after midnight: later than what is sent in the morning. */
const morning = (day: string): string => new Date(Date.parse(startOfLondonDay(day)) + 10 * 3_600_000).toISOString()
