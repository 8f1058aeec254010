import { nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.answer-appeal': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'] } }
