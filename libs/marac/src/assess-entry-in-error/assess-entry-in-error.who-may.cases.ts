import { nobody } from '../who-may.fixture.js'

export const whoMay = {
  'marac.assess-entry-in-error': { ...nobody, 'marac-manager': ['any'], 'ig-officer': ['any'] },
}
