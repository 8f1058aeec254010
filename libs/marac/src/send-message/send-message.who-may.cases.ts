import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.send-message': { ...nobody, ...hub, ...agency('granted-to-write', 'involved') } }
