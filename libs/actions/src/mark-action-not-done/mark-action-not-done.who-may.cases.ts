import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.mark-not-done': { ...nobody, ...hub } }
