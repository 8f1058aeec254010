import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.mark-not-possible': { ...nobody, ...hub, ...agency('owner') } }
