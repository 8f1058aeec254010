import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.keep-agenda': { ...nobody, ...hub } }
