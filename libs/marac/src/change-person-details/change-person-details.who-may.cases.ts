import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.change-person-details': { ...nobody, ...hub, ...agency('involved') } }
