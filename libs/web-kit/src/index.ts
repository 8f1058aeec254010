export * from './fields/index.js'
export * from './views/index.js'
