import type { OnProgress, Verified } from '../verify.js'
import { inWorker } from './in-worker.js'

/** verifyFile on a thread and a connection of its own, so that the process goes on serving. */
export const verifyInWorker = (file: string, onProgress?: OnProgress): Promise<Verified> =>
  inWorker<Verified>(new URL('./verify.worker.js', import.meta.url), { file }, onProgress)
