import { runWorker } from '@lantern/platform'

await runWorker(process.env)
