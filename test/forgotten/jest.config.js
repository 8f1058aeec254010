import base from '../../jest.config.js'

// Needs the compiler over many copies of a context, which is too slow for npm test.
export default { ...base, rootDir: base.rootDir, testMatch: ['**/test/forgotten/*.spec.ts'], testPathIgnorePatterns: ['/node_modules/', '/dist/'] }
