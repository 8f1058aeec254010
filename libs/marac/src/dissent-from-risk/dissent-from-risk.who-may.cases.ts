import { agency, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.dissent-from-risk': { ...nobody, ...agency('involved') } }
