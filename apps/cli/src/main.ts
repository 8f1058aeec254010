import { runCli } from '@lantern/platform'

process.exitCode = await runCli(process.argv.slice(2), process.env)
