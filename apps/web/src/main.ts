import { runWeb } from '@lantern/platform'

await runWeb(process.env)
