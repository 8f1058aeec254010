import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.agree': { ...nobody, ...hub, ...agency('involved') } }
