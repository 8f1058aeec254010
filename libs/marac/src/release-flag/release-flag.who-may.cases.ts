import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.release-flag': { ...nobody, ...hub } }
