import { agency, hub, nobody } from '../who-may.fixture.js'

/** Whoever can see anything of a case: a referrer their own agency's referral, a researcher what their agency was asked. */
export const whoMay = { 'marac.declare-conflict': { ...nobody, ...hub, ...agency('granted', 'involved'), referrer: ['referring'], researcher: ['owner'] } }
