import { agency, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.answer-flag': { ...nobody, ...agency('involved') } }
