import { nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.restrict-case': { ...nobody, supervisor: ['any'], 'marac-manager': ['any', 'deserted'] } }
