import { agency, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.answer': { ...nobody, ...agency('owner') } }
