import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.add-file': { ...nobody, ...hub, ...agency('granted-to-write', 'involved') } }
