import { runRelay } from '@lantern/platform'

await runRelay(process.env)
