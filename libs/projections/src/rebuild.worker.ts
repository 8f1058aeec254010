import { parentPort, workerData } from 'node:worker_threads'
import { rebuild } from './rebuild.js'
import type { RebuildModule, WorkerRebuild } from './rebuild-in-worker.js'

const { module, data, views: names, batch } = workerData as Omit<WorkerRebuild, 'onProgress'>
const { openForRebuild } = (await import(module)) as RebuildModule
const { views, source, projections, close } = await openForRebuild(data)
try {
  const wanted = names.map(name => {
    const found = projections.find(projection => projection.name === name)
    if (!found) throw new Error(`There is no view called ${name}.`)
    return found
  })
  const onProgress = ({ events }: { readonly events: number }): void => parentPort?.postMessage({ done: events })
  const result = await rebuild(views.engine, source, wanted, { onProgress, ...(batch !== undefined && { batch }) })
  parentPort?.postMessage({ result })
} finally {
  await views.close()
  await close()
}
