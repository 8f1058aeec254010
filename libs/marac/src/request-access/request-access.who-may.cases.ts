import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.request-access': { ...nobody, ...hub, ...agency('any') } }
