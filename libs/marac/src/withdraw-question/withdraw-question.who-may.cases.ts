import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.ask-question': { ...nobody, ...hub, ...agency('involved') } }
