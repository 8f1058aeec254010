export { startKurrentStub } from './server.js'
export type { KurrentStub, KurrentStubOptions } from './server.js'
export { StubLog } from './log.js'
export { kurrentLogs } from './kurrent-log.js'
