import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.request-research': { ...nobody, ...hub } }
