import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.hold-meeting': { ...nobody, ...hub } }
