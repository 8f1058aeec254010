export * from './fields/index.js'
export * from './views/index.js'
export * from './flow/index.js'
