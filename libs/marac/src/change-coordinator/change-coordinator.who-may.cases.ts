import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.change-coordinator': { ...nobody, ...hub } }
