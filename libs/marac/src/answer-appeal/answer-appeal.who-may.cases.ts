import { nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.answer-appeal': { ...nobody, 'marac-manager': ['any'] } }
