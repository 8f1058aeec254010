import { nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.override-risk': { ...nobody, 'marac-manager': ['any'] } }
