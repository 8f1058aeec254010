export * from './may.js'
