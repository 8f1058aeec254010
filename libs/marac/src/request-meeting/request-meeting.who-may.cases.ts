import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.request-meeting': { ...nobody, ...hub, ...agency('involved') } }
