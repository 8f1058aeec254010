// How every application runs, loaded before its own code: the stacks of errors name lines of TypeScript, and code that was compiled before is
// taken as it was.
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './node.mjs'

/** Long after a start: writing the cache must not hold up the first answers. */
const whenQuiet = 10_000

// V8 compiles two thousand files at each start otherwise. Best effort: a folder that cannot be written leaves the start as slow as it was.
module.enableCompileCache(join(root, 'node_modules', '.cache', 'lantern-compiled'))
// A process that is killed writes nothing at its end.
setTimeout(() => module.flushCompileCache(), whenQuiet).unref()

/** Node's own way (--enable-source-maps) reads the map of each file when it is loaded. Here one is read when an error comes from its file. */
const maps = new Map()

function mapOf(url) {
  if (!maps.has(url)) {
    const file = `${fileURLToPath(url)}.map`
    maps.set(url, existsSync(file) ? new module.SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined)
  }
  return maps.get(url)
}

function lineOf(frame) {
  const text = String(frame)
  const url = frame.getFileName()
  if (!url?.startsWith('file:') || url.includes('/node_modules/')) return text
  try {
    const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()]
    const origin = mapOf(url)?.findOrigin(line, column)
    return origin?.fileName ? text.replace(`${url}:${line}:${column}`, `${fileURLToPath(new URL(origin.fileName, url))}:${origin.lineNumber}:${origin.columnNumber}`) : text
  } catch {
    // A map that does not fit its file must not hide the error.
    return text
  }
}

Error.prepareStackTrace = (error, frames) => [Error.prototype.toString.call(error), ...frames.map(lineOf)].join('\n    at ')
