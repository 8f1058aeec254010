import { agency, hub, nobody } from '../who-may.fixture.js'

export const whoMay = { 'marac.submit-referral': { ...nobody, ...hub, ...agency('any'), referrer: ['any'], system: ['any'] } }
