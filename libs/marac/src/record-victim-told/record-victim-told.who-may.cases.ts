import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.tell-victim': { ...nobody, ...hub, ...agency('involved') } }
