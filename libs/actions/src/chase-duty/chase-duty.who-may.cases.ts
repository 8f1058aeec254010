import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.chase': { ...nobody, ...hub } }
