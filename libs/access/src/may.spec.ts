import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { may, NOTHING, roles, type AccessTable, type Relation } from './index.js'

const relations: readonly Relation[] = ['any', 'referring', 'involved', 'owner', 'questioned', 'granted', 'granted-to-write']
const agencies = ['police', 'idva', 'housing']
const users = ['u1', 'u2']
const some = <T>(of: readonly T[]) => fc.subarray([...of])
const grant = fc.record({ roles: some(roles), relation: fc.constantFrom(...relations) })
const actor = fc.record({ user: fc.constantFrom(...users), agency: fc.constantFrom(...agencies), roles: some(roles) })
const subject = fc.record({
  agencies: fc.record({ referring: some(agencies), involved: some(agencies), owner: some(agencies), questioned: some(agencies) }, { requiredKeys: [] }),
  granted: fc.record({ granted: some(users), 'granted-to-write': some(users) }),
  excluded: some(users),
})
const tableOf = (grants: AccessTable['verb']): AccessTable => ({ verb: grants })

describe('may', () => {
  it('never lets an excluded person do anything', () => {
    fc.assert(
      fc.property(fc.array(grant), actor, subject, (grants, who, about) => {
        expect(may(tableOf(grants), who, 'verb', { ...about, excluded: [...about.excluded, who.user] })).toBe(false)
      }),
    )
  })

  it('lets nobody but the named do anything where it is restricted', () => {
    fc.assert(
      fc.property(fc.array(grant), actor, subject, (grants, who, about) => {
        const others = users.filter(user => user !== who.user)
        expect(may(tableOf(grants), who, 'verb', { ...about, only: others })).toBe(who.roles.includes('system') && may(tableOf(grants), who, 'verb', about))
        expect(may(tableOf(grants), who, 'verb', { ...about, only: [who.user] })).toBe(may(tableOf(grants), who, 'verb', about))
      }),
    )
  })

  it('says yes exactly when one grant names a role of the actor and a relation of their agency', () => {
    fc.assert(
      fc.property(fc.array(grant), actor, subject, (grants, who, about) => {
        const related = (relation: Relation) => relation === 'any' || (relation === 'granted' || relation === 'granted-to-write' ? about.granted[relation].includes(who.user) : relation !== 'deserted' && about.agencies[relation]?.includes(who.agency) === true)
        const expected = !about.excluded.includes(who.user) && grants.some(g => related(g.relation) && who.roles.some(role => g.roles.some(r => r === role)))
        expect(may(tableOf(grants), who, 'verb', about)).toBe(expected)
      }),
    )
  })

  it('knows no verb that is not in the table, by whatever name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), actor, (verb, who) => {
        fc.pre(verb !== 'verb')
        expect(may(tableOf([{ roles: [...roles], relation: 'any' }]), { ...who, roles: [...roles] }, verb, NOTHING)).toBe(false)
      }),
    )
  })
  it('lets those who answer for all take charge of what nobody may know of any more, and read nothing of it', () => {
    const table: AccessTable = { rename: [{ roles: ['marac-manager'], relation: 'any' }, { roles: ['marac-manager'], relation: 'deserted' }], read: [{ roles: ['marac-manager'], relation: 'any' }] }
    const manager = { user: 'm', agency: 'hub', roles: ['marac-manager'] }
    const left = { agencies: {}, excluded: [], only: ['gone'] }
    expect([may(table, manager, 'rename', left), may(table, manager, 'rename', { ...left, deserted: true }), may(table, manager, 'read', { ...left, deserted: true })]).toEqual([false, true, false])
    expect(may(table, manager, 'rename', { ...left, deserted: true, excluded: ['m'] })).toBe(false)
  })
})
