import { afterAll } from '@jest/globals'
import { contractOf } from '@lantern/event-store/contract'
import { startKurrentStub } from './index.js'
import { kurrentLogs } from './kurrent-log.js'

const stub = await startKurrentStub({ port: 0 })
afterAll(() => stub.stop())

contractOf('the stub of KurrentDB', kurrentLogs(stub.url))
