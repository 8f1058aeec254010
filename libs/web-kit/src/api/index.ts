export * from './described.js'
