import { parentPort, workerData } from 'node:worker_threads'
import { verifyFile } from './verify-file.js'

const { file } = workerData as { readonly file: string }
let told = 0
const result = verifyFile(file, (done, total) => {
  if (done - told < 20_000) return
  told = done
  parentPort?.postMessage({ done, total })
})
parentPort?.postMessage({ result })
