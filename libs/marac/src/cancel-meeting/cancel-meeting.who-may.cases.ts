import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.schedule-meeting': { ...nobody, ...hub } }
