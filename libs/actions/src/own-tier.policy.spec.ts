import { describe, expect, it } from '@jest/globals'
import type { Tier } from '@lantern/rules'
import { ownTier } from './own-tier.policy.js'

const refused = (tier: Tier, ...roles: readonly string[]): boolean => {
  try {
    return ownTier(tier, { roles: [...roles] }) !== tier
  } catch {
    return true
  }
}

describe('who decides on what a tier has', () => {
  it.each([
    ['tactical-member', ['tactical-group']],
    ['executive-member', ['executive-group']],
    ['steering-member', []],
    ['governance-viewer', []],
    ['marac-manager', ['coordinator', 'marac-manager', 'tactical-group', 'executive-group']],
    ['supervisor', ['coordinator', 'marac-manager', 'tactical-group', 'executive-group']],
  ] as const)('%s: %j', (role, own) =>
    expect((['coordinator', 'marac-manager', 'tactical-group', 'executive-group'] as const).filter(tier => !refused(tier, role))).toEqual(own))
  it('is not changed by what else somebody is of their agency', () => expect([refused('executive-group', 'agency-lead', 'tactical-member'), refused('tactical-group', 'agency-lead', 'tactical-member')]).toEqual([true, false]))
})
