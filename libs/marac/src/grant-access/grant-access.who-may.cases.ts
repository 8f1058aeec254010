import { nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.answer-access-request': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'] } }
