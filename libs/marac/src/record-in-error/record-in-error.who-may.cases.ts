import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.record-in-error': { ...nobody, ...hub, ...agency('involved') } }
