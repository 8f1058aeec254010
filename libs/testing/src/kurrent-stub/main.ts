// The stub as a process of its own: node main.js [port]. Prints its connection string as KURRENTDB_URL=… and runs until it is stopped.
import { startKurrentStub } from './server.js'

const stub = await startKurrentStub({ port: Number(process.argv[2] ?? 0) })
process.stdout.write(`KURRENTDB_URL=${stub.url}\n`)
const stop = () => void stub.stop().then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
