import { deciders } from '../who-may.fixture.js'

export const whoMay = { 'actions.decide-escalation': deciders }
