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

  describe('with a long menu', () => {
    const often = Array.from({ length: 11 }, (_, i) => ({ text: `Often ${i}`, href: `/often-${i}` }))
    const seldom = [{ text: 'Mail', href: '/mail', about: 'What was sent' }, { text: 'Agreements', href: '/agreements', about: 'When they end' }]
    const menuAt = async (entries: readonly { readonly text: string; readonly href: string }[], url: string) => (await new LanternFrames(new Navigation(entries, true)).of(asking(url, 'coordinator'))).navigation
    it('keeps what few need each day on a page of its own, and marks it there', async () => {
      const menu = await menuAt([...often, ...seldom], '/mail/3')
      expect(menu.map(({ text }) => text)).toEqual([...often.map(({ text }) => text), 'More'])
      expect(menu.filter(({ current }) => current).map(({ text }) => text)).toEqual(['More'])
      expect((await menuAt([...often, ...seldom], '/more')).filter(({ current }) => current)).toHaveLength(1)
    })
    it('shows all of it while there is room', async () => expect((await menuAt([...often, ...seldom.slice(1)], '/')).map(({ text }) => text)).toContain('Agreements'))
  })
})
