import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.keep-links': { ...nobody, ...hub, ...agency('involved') } }
