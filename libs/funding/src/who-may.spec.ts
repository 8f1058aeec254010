import { describe, expect, it } from '@jest/globals'
import { matrixOf, roles } from '@lantern/access'
import { whoMayBeside } from '@lantern/testing/slices'
import { fundingAccess } from './funding.access.js'
import { nobody, reads } from './who-may.fixture.js'

describe('who may do what with funds', () => {
  it('is what stands beside each slice, and this of the pages', async () =>
    expect(matrixOf(fundingAccess, roles)).toEqual({
      ...(await whoMayBeside(import.meta.dirname)),
      'funding.see-resolutions': { ...nobody, ...reads },
    }))
})
