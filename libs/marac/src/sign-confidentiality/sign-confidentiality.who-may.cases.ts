import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.sign-confidentiality': { ...nobody, ...hub, ...agency('any') } }
