import type { AccessTable } from '@lantern/access'
import { describe, expect, it } from '@jest/globals'
import type { FastifyRequest } from 'fastify'
import { LanternFrames, Navigation } from './lantern-frames.js'

const table: AccessTable = { list: [{ roles: ['coordinator'], relation: 'involved' }], triage: [{ roles: ['supervisor'], relation: 'any' }] }
const frames = new LanternFrames(
  new Navigation(
    [
      { text: 'My work', href: '/' },
      { text: 'Cases', href: '/cases', verb: 'list', table },
      { text: 'Search', href: '/cases/search', verb: 'list', table },
      { text: 'Referrals', href: '/referrals', verb: 'triage', table },
      { text: 'Nobody', href: '/nobody', verb: 'unknown', table },
      { text: 'No table', href: '/none', verb: 'list' },
    ],
    true,
  ),
)
const asking = (url: string, role?: string) =>
  ({
    url,
    csrfToken: () => 'token',
    ...(role ? { signedIn: { actor: { user: 'u-1', agency: 'hub', roles: [role] }, name: 'Casey Sample', agencyName: 'MARAC Hub', by: 'cookie', session: 's' } } : {}),
  }) as unknown as FastifyRequest
const currentAt = async (url: string) => (await frames.of(asking(url, 'coordinator'))).navigation.filter(({ current }) => current).map(({ text }) => text)

describe('what stands around a page', () => {
  it('is the person and the entries that they could ever use', async () => {
    const frame = await frames.of(asking('/', 'coordinator'))
    expect(frame).toMatchObject({ viewer: { name: 'Casey Sample', agency: 'MARAC Hub' }, demonstration: true, csrf: 'token' })
    expect(frame.navigation.map(({ text }) => text)).toEqual(['My work', 'Cases', 'Search'])
    expect((await frames.of(asking('/', 'supervisor'))).navigation.map(({ text }) => text)).toEqual(['My work', 'Referrals'])
  })

  it('is there for errors and sign-in too, when nobody is signed in', async () => {
    expect(await frames.of(asking('/sign-in'))).toEqual({ navigation: [], demonstration: true, csrf: 'token' })
  })

  it.each([
    ['/', ['My work']],
    ['/?done=close-case', ['My work']],
    ['/cases', ['Cases']],
    ['/cases?page=2', ['Cases']],
    ['/cases/MC-1/accept', ['Cases']],
    ['/cases/search', ['Search']],
    ['/casestudies', []],
    ['/actions/A-1', []],
  ])('marks at %s the entries %j', async (url, marked) => {
    expect(await currentAt(url)).toEqual(marked)
  })
})
