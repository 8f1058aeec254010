import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.record-in-error': { ...nobody, ...hub, ...agency('involved') } }
