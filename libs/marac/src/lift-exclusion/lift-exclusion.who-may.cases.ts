import { nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.exclude-user': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'] } }
