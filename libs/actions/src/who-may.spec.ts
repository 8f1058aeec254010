import { describe, expect, it } from '@jest/globals'
import { matrixOf, roles } from '@lantern/access'
import { actionsAccess } from './actions.access.js'

const nobody = Object.fromEntries(roles.map(role => [role, [] as string[]]))
const hub = { coordinator: ['any'], supervisor: ['any'], 'marac-manager': ['any'] }
const agency = (relation: string) => ({ 'agency-representative': [relation], 'agency-lead': [relation], idva: [relation] })

describe('who may do what with actions', () => {
  it('is this, and no more', () =>
    expect(matrixOf(actionsAccess, roles)).toEqual({
      'actions.agree': { ...nobody, ...hub, ...agency('involved') },
      'actions.answer': { ...nobody, ...agency('owner') },
      'actions.extend': { ...nobody, ...hub, ...agency('owner') },
      'actions.verify': { ...nobody, ...hub },
      'actions.mark-not-possible': { ...nobody, ...hub, ...agency('owner') },
      'actions.read': { ...nobody, ...hub, ...agency('involved') },
      'actions.list': { ...nobody, ...hub, ...agency('any') },
      'actions.escalations': { ...nobody, ...hub, 'agency-lead': ['any'], 'governance-viewer': ['any'] },
    }))
})
