import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.consider-child': { ...nobody, ...hub, ...agency('involved') } }
