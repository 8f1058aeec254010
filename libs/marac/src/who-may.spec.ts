import { describe, expect, it } from '@jest/globals'
import { matrixOf, roles } from '@lantern/access'
import { whoMayBeside } from '@lantern/testing/slices'
import { maracAccess } from './marac.access.js'
import { agency, hub, nobody } from './who-may.fixture.js'

describe('who may do what with cases', () => {
  it('is what stands beside each slice, and this of the pages', async () =>
    expect(matrixOf(maracAccess, roles)).toEqual({
      ...(await whoMayBeside(import.meta.dirname)),
      'marac.list-notices': { ...nobody, ...hub, ...agency('any'), researcher: ['any'], referrer: ['any'], 'governance-viewer': ['any'], 'steering-member': ['any'], 'tactical-member': ['any'], 'executive-member': ['any'] },
      'marac.list-meetings': { ...nobody, ...hub, ...agency('any') },
      'marac.list-to-be-listed': { ...nobody, ...hub },
      'marac.read-case': { ...nobody, ...hub, ...agency('granted', 'involved') },
      'marac.see-entries-in-error': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'], 'ig-officer': ['any'] },
      'marac.list-stuck-cases': { ...nobody, ...hub },
      'marac.list-left-agencies': { ...nobody, ...hub },
      'marac.list-deserted-cases': { ...nobody, 'marac-manager': ['any'] },
      'marac.list-coordinators': { ...nobody, ...hub },
      'marac.oversee-coordinators': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'] },
      'marac.see-readers': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'], 'ig-officer': ['any'] },
      'marac.follow-referral': { ...nobody, ...hub, ...agency('referring'), referrer: ['referring'] },
      'marac.read-person': { ...nobody, ...hub, ...agency('any') },
      'marac.see-waiting': { ...nobody, ...hub, ...agency('any'), researcher: ['any'] },
      'marac.list-cases': { ...nobody, ...hub, ...agency('any') },
      'marac.search-cases': { ...nobody, ...hub, ...agency('any') },
      'marac.referral-queue': { ...nobody, ...hub },
      'marac.list-idva-contacts': { ...nobody, ...hub, idva: ['any'] },
      'marac.list-messages': { ...nobody, ...hub, ...agency('any') },
      'marac.list-meeting-requests': { ...nobody, ...hub, ...agency('any') },
      'marac.list-own-referrals': { ...nobody, ...agency('any'), referrer: ['any'] },
      'marac.list-transfers': { ...nobody, ...hub },
      'marac.list-appeals': { ...nobody, ...hub, ...agency('any') },
      'marac.list-flags': { ...nobody, ...hub, ...agency('any') },
      'marac.see-mail': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'], administrator: ['any'] },
      'marac.export-cases': { ...nobody, ...hub, 'agency-lead': ['any'] },
      'marac.export-referrals': { ...nobody, ...hub },
      'marac.export-flags': { ...nobody, ...hub, 'agency-lead': ['any'] },
      'marac.list-several-victims': { ...nobody, coordinator: ['any'], 'marac-manager': ['any'] },
      'marac.list-research': { ...nobody, ...hub, ...agency('any'), researcher: ['any'] },
    }))
})
