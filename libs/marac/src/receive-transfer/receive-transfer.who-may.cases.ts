import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.transfer': { ...nobody, ...hub } }
