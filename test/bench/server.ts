// A server to be measured, in a process of its own: the hub on a folder, a bare Nest on Fastify, or node:http alone. Started by serving.ts.
// Each is imported only when it is asked for: what a bare server costs must not hold the hub's code.
const servers: Readonly<Record<string, (folder: string) => Promise<number>>> = {
  hub: async folder => (await import('./server-of-hub.js')).listen(folder),
  nest: async () => (await import('./server-of-nest.js')).listen(),
  plain: async () => (await import('./server-of-node.js')).listen(),
}

const [kind = '', folder = ''] = process.argv.slice(2)
const listen = servers[kind]
if (!listen) throw new Error(`There is no server called ${kind}.`)
// An end that is no kill, as the hub's own is: what was compiled is kept for the next start.
process.once('SIGTERM', () => process.exit(0))
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }))
process.send?.({ port: await listen(folder) })
