import { hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.record-idva-contact': { ...nobody, ...hub, idva: ['involved'] } }
