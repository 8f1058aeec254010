import { nobody, records } from '../who-may.fixture.js'

export const whoMay = { 'funding.record-resolution': { ...nobody, ...records } }
