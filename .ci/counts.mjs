// Counts one part of .ci/run from what its runner reported: node .ci/counts.mjs check|jest|line EXIT-CODE reports/NAME
// Prints "PASSED FAILED SKIPPED". A part that ended badly, reported nothing, or ran nothing counts as failed.
import { existsSync, readFileSync } from 'node:fs'

const [kind, code, report] = process.argv.slice(2)
const ended = Number(code) === 0
const nothing = [0, 1, 0]
/** A script that package.json lacks says nothing by itself under "npm run -s", so this says it. */
const unreported = () => {
  console.error(`${report}: the part ended with ${code} and reported no counts`)
  return nothing
}

const jest = () => {
  if (!existsSync(`${report}.json`)) return unreported()
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(`${report}.json`, 'utf8'))
  return [numPassedTests, numFailedTests + numRuntimeErrorTestSuites, numPendingTests + numTodoTests]
}

const line = () => {
  const last = readFileSync(`${report}.log`, 'utf8').trimEnd().split('\n').pop() ?? ''
  const found = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last)
  return found ? found.slice(1).map(Number).map(count => count || 0) : unreported()
}

const read = { check: () => (ended ? [1, 0, 0] : nothing), jest, line }[kind]
const [passed, failed, skipped] = read()
const short = failed === 0 && (!ended || passed + skipped === 0) ? 1 : 0
console.log(`${passed} ${failed + short} ${skipped}`)
