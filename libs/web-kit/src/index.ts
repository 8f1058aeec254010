export * from './fields/index.js'
