// How every application runs, loaded before its own code: errors name lines of TypeScript, and code that was compiled before is taken as it was.
import module from 'node:module'
import { join } from 'node:path'
import { root } from './node.mjs'

/** Long after a start: writing the cache must not hold up the first answers. */
const whenQuiet = 10_000

// Only our own maps: reading those of the libraries takes longer than all else here, and nobody debugs them.
module.setSourceMapsSupport(true, { nodeModules: false })
// V8 compiles two thousand files at each start otherwise. Best effort: a folder that cannot be written leaves the start as slow as it was.
module.enableCompileCache(join(root, 'node_modules', '.cache', 'lantern-compiled'))
// A process that is killed writes nothing at its end.
setTimeout(() => module.flushCompileCache(), whenQuiet).unref()
