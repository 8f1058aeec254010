import { describe, expect, it } from '@jest/globals'
import { matrixOf, roles } from '@lantern/access'
import { maracAccess } from './marac.access.js'

const nobody = Object.fromEntries(roles.map(role => [role, [] as string[]]))
const hub = { coordinator: ['any'], supervisor: ['any'], 'marac-manager': ['any'] }
const agency = (relation: string) => ({ 'agency-representative': [relation], 'agency-lead': [relation], idva: [relation] })

describe('who may do what with cases', () => {
  it('is this, and no more', () =>
    expect(matrixOf(maracAccess, roles)).toEqual({
      'marac.submit-referral': { ...nobody, ...hub, ...agency('any'), referrer: ['any'], system: ['any'] },
      'marac.triage': { ...nobody, ...hub },
      'marac.request-research': { ...nobody, ...hub },
      'marac.return-research': { ...nobody, ...agency('owner'), researcher: ['owner'] },
      'marac.exclude-user': { ...nobody, supervisor: ['any'], 'marac-manager': ['any'] },
      'marac.close-case': { ...nobody, ...hub },
      'marac.read-case': { ...nobody, ...hub, ...agency('involved') },
      'marac.follow-referral': { ...nobody, ...hub, ...agency('referring'), referrer: ['referring'] },
      'marac.list-cases': { ...nobody, ...hub, ...agency('any') },
      'marac.search-cases': { ...nobody, ...hub, ...agency('any') },
      'marac.referral-queue': { ...nobody, ...hub },
      'marac.list-research': { ...nobody, ...hub, ...agency('any'), researcher: ['any'] },
    }))
})
