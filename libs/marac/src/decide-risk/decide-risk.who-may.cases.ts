import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.decide-risk': { ...nobody, ...hub } }
