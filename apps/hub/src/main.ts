import { runHub } from '@lantern/platform'

await runHub(process.argv.includes('--serve') ? 'serve' : 'demo', process.env)
