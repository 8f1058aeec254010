import { SystemClock } from '@lantern/clock'
import { openFolder, startWeb } from '@lantern/platform'

/** The hub on a folder that is there already. One client asks here what many people would, so nobody is held to so many requests a minute. */
export async function listen(folder: string): Promise<number> {
  const parts = await openFolder('demonstration', { folder, clock: new SystemClock() })
  const { address } = await startWeb(parts, { LANTERN_HOST: '127.0.0.1', LANTERN_PORT: 0, perMinute: 1_000_000_000 })
  return Number(new URL(address).port)
}
