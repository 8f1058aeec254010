import { agency, nobody } from '../who-may.fixture.js'

const referring = ['referring']

export const whoMay = {
  'marac.add-referral-file': { ...nobody, ...agency('referring'), referrer: referring, coordinator: referring, supervisor: referring, 'marac-manager': referring },
}
