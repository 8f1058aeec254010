// Prints so many loopback ports that are free now: node infra/free-ports.mjs 3
import { createServer } from 'node:net'

const servers = await Promise.all(
  Array.from({ length: Number(process.argv[2] ?? 1) }, () => {
    const server = createServer()
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
  }),
)
console.log(servers.map(server => server.address().port).join(' '))
for (const server of servers) server.close()
