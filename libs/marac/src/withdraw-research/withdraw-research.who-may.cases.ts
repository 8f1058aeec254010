import { agency, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.return-research': { ...nobody, ...agency('owner'), researcher: ['owner'] } }
