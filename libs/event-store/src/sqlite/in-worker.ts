import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { OnProgress } from '../verify.js'

/**
 * Runs a module as a worker thread. The module reads its `workerData`, posts `{ done, total }` as it goes and `{ result }` at the end.
 * Threads run built code: under jest, which runs the sources, the library must have been built before (`npm run build`).
 * @param module such as `new URL('./verify.worker.js', import.meta.url)`
 * @throws what the worker threw, or an Error when it ended without a result
 */
export function inWorker<T>(module: URL, data: object, onProgress: OnProgress = () => {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(builtFrom(fileURLToPath(module)), { workerData: data })
    worker.on('message', (message: { readonly result: T } | { readonly done: number; readonly total?: number }) => {
      if ('result' in message) resolve(message.result)
      else onProgress(message.done, message.total)
    })
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`The worker ended with ${code} and no result.`)))
  })
}

function builtFrom(path: string): string {
  const source = path.lastIndexOf(`${sep}src${sep}`)
  return path.includes(`${sep}dist${sep}`) || source < 0 ? path : `${path.slice(0, source)}${sep}dist${path.slice(source + 4)}`
}
