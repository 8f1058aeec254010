import { describe, expect, it } from '@jest/globals'
import { matrixOf, roles } from '@lantern/access'
import { whoMayBeside } from '@lantern/testing/slices'
import { actionsAccess } from './actions.access.js'
import { agency, governance, hub, nobody } from './who-may.fixture.js'

describe('who may do what with actions', () => {
  it('is what stands beside each slice, and this of the pages', async () =>
    expect(matrixOf(actionsAccess, roles)).toEqual({
      ...(await whoMayBeside(import.meta.dirname)),
      'actions.read': { ...nobody, ...hub, 'agency-representative': ['granted', 'involved', 'owner'], 'agency-lead': ['granted', 'involved', 'owner'], idva: ['granted', 'involved', 'owner'] },
      'actions.list': { ...nobody, ...hub, ...agency('any') },
      'actions.export': { ...nobody, ...hub, 'agency-lead': ['any'] },
      'actions.see-board': { ...nobody, ...hub, ...governance },
      'actions.see-hub-boards': { ...nobody, ...hub },
      'actions.see-escalation': { ...nobody, ...hub, 'agency-lead': ['owner'], ...governance },
      'actions.escalations': { ...nobody, ...hub, 'agency-lead': ['any'], ...governance },
    }))
})
