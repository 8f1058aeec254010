import { deciding, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'actions.raise': { ...nobody, ...hub, ...deciding } }
