import { agency, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.request': { ...nobody, ...agency('involved') } }
