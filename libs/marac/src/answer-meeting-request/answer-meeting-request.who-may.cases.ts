import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.answer-meeting-request': { ...nobody, ...hub } }
