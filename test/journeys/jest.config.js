// What needs a browser: npm run test:journeys. Plain `npm test` needs Node alone and leaves these folders out.
import { join } from 'node:path'
import common from '../../jest.config.js'

export default {
  ...common,
  rootDir: join(import.meta.dirname, '..', '..'),
  roots: ['<rootDir>/test/journeys', '<rootDir>/test/accessibility'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: '<rootDir>/test/journeys/support/make-folder.mjs',
  globalTeardown: '<rootDir>/test/journeys/support/remove-folder.mjs',
  testTimeout: 180000,
}
