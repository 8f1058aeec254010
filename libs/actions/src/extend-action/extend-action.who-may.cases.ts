import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.extend': { ...nobody, ...hub, ...agency('owner') } }
