import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.record-death': { ...nobody, ...hub, ...agency('involved') } }
