import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.record-victim-views': { ...nobody, ...hub, ...agency('involved') } }
