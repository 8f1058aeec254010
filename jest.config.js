// One configuration for every project. ES modules need Node's --experimental-vm-modules (infra/build/test.mjs sets it).
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    target: 'es2023',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
}

export default {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/infra'],
  testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/journeys/', '/test/forgotten/', '/test/accessibility/', '/test/engines/', '/test/faults/', '/test/kurrentdb/'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/test/architecture/fixtures/'],
  testEnvironment: '<rootDir>/infra/jest/environment.mjs',
  runtime: '<rootDir>/infra/jest/runtime.mjs',
  testEnvironmentOptions: { customExportConditions: ['@lantern/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  maxWorkers: 2,
  testTimeout: 30000,
}
