import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { sampleFiles } from '@lantern/testing/sample-files'
import { revisionIn, startMarac, uploadTo, type Parts } from '../pages.fixture.js'

type Body = Readonly<Record<string, string | readonly string[]>>

/** Every part as somebody fills it in who knows the case well. */
const parts: Readonly<Record<string, Body>> = {
  victim: { victimName: "Siobhán O'Neill", 'victimDateOfBirth[day]': '3', 'victimDateOfBirth[month]': '2', 'victimDateOfBirth[year]': '1991', area: 'east' },
  'safe-contact': { safeToCall: 'no', feared: 'His brother too', safeToTalkTo: 'Her sister' },
  perpetrators: { 'perpetrators[0][name]': 'Łukasz Próbny', 'perpetrators[0][relationship]': 'former husband' },
  children: { 'children[0][name]': 'Unborn', 'children[0][expectedOn][day]': '4', 'children[0][expectedOn][month]': '5', 'children[0][expectedOn][year]': '2027' },
  'what-happened': { 'criteria[]': ['visible-high-risk', 'potential-escalation'], reason: 'Strangled last night <script>alert(1)</script>', crimeNumber: '46/1234/27' },
  risk: { tool: 'dash', 'checklist[strangulation]': 'yes', 'checklist[separation]': 'yes', 'checklist[stalking]': 'unknown', judgement: 'High, and rising' },
  wishes: { wants: 'To stay in her home', victimKnows: 'yes', consent: 'not-given', consentGround: 'serious-harm', consentGroundNote: 'He has said when he will come' },
  needs: { interpreter: 'no', gender: 'female', transgender: 'prefer-not-to-say', ethnicity: 'white-british', sexualOrientation: 'not-known', 'disability[]': ['none'] },
  professionals: { professionalsAtRisk: 'yes', professionalsNote: 'Two dogs' },
  files: {},
}
const names = Object.keys(parts)

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const get = (url: string, as = 'police') => app.ask(url, { as })
const post = (url: string, body: Body = {}, as = 'police') => app.ask(url, { as, method: 'POST', body })
const location = ({ headers }: Answer): string => headers['location'] ?? ''
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')

async function begin(as = 'police'): Promise<string> {
  const answer = await post('/refer', {}, as)
  expect([answer.status, location(answer)]).toEqual([303, expect.stringMatching(/^\/refer\/[0-9a-z]{20}$/)])
  return location(answer)
}
/** Opens a part and saves it, as the page that was opened says. */
async function save(draft: string, part: string, body: Body = parts[part] ?? {}, more: Body = {}): Promise<Answer> {
  const { body: html } = await get(`${draft}/${part}`)
  return post(`${draft}/${part}`, { ...body, ...more, _revision: revisionIn(html) })
}
async function filled(): Promise<string> {
  const draft = await begin()
  for (const part of names) expect([part, (await save(draft, part)).status]).toEqual([part, 303])
  return draft
}

describe('a referral in parts', () => {
  it('leads from part to part, and to the answers to be checked', async () => {
    const draft = await begin()
    const led: string[] = []
    for (const part of names) led.push(location(await save(draft, part)))
    expect(led).toEqual([...names.slice(1), 'check'].map(next => `${draft}/${next}`))
    expect(plain((await get(draft)).body)).toContain(`${names.length} of ${names.length} parts completed`)
  })

  it('says how far each part is, the one that was left half done and the one that is wrong', async () => {
    const draft = await begin()
    expect((await save(draft, 'victim')).status).toBe(303)
    const later = await save(draft, 'what-happened', { reason: 'Strangled last night' }, { _later: 'yes' })
    expect([later.status, location(later)]).toEqual([303, draft])
    await save(draft, 'perpetrators', { 'perpetrators[0][name]': 'Łukasz', 'perpetrators[0][dateOfBirth][day]': '31', 'perpetrators[0][dateOfBirth][month]': '2', 'perpetrators[0][dateOfBirth][year]': '1980' })
    const said = plain((await get(draft)).body)
    for (const words of ['The victim Completed', 'Perpetrators There is a problem', 'What has happened And which criteria the case meets In progress', 'Safe contact How to reach the victim, who is feared, and who may be spoken to Not started']) expect(said).toContain(words)
  })

  it('keeps what was typed although it is wrong, says so, and shows it again', async () => {
    const draft = await begin()
    const answer = await save(draft, 'victim', { victimName: '', 'victimDateOfBirth[day]': '31', 'victimDateOfBirth[month]': '2', 'victimDateOfBirth[year]': '1991', area: 'east' })
    expect(answer.status).toBe(400)
    for (const words of ['What you typed has been saved as it is', "Enter the victim's name", 'February 1991 has 28 days']) expect(plain(answer.body)).toContain(words)
    const again = (await get(`${draft}/victim`)).body
    expect(again).toMatch(/name="victimDateOfBirth\[day\]"[^>]*value="31"/)
    expect(again).toContain('February 1991 has 28 days')
  })

  it('gives another row without script, with what was typed kept', async () => {
    const draft = await begin()
    const answer = await save(draft, 'children', parts['children'], { 'add-another': 'children' })
    expect([answer.status, location(answer)]).toEqual([303, `${draft}/children#children`])
    const { body } = await get(`${draft}/children`)
    expect(body).toMatch(/name="children\[0\]\[name\]"[^>]*value="Unborn"/)
    expect(body).toContain('name="children[1][name]"')
  })

  it('asks for the children even when there are none', async () => {
    const draft = await begin()
    for (const part of names.filter(each => each !== 'children')) await save(draft, part)
    const sent = await post(`${draft}/check`)
    expect([sent.status, plain(sent.body)]).toEqual([400, expect.stringContaining('Say which children there are, or save the page without any')])
    expect((await save(draft, 'children', {})).status).toBe(303)
    expect((await post(`${draft}/check`)).status).toBe(303)
  })

  it.each([
    ['risk', { tool: 'dara', judgement: 'High' }, 'Enter the score'],
    ['risk', { tool: 'other', judgement: 'High', score: '9', maxScore: '8' }, ''],
    ['wishes', { victimKnows: 'no', consent: 'not-asked' }, 'Select the ground for referring without agreement'],
    ['wishes', { wants: 'Peace' }, 'Select whether the victim agreed to this referral'],
    ['needs', { ...parts['needs'], interpreter: 'yes' }, 'Enter the language that an interpreter is needed for'],
    ['professionals', { professionalsAtRisk: 'yes' }, 'Enter what the risk to professionals is'],
  ])('looks at the answers of %s together: %j', async (part, body, wrong) => {
    const answer = await save(await begin(), part, body as Body)
    expect([answer.status, plain(answer.body)]).toEqual(wrong === '' ? [303, ''] : [400, expect.stringContaining(wrong)])
  })

  it('is valid HTML on every page of it, empty, filled and wrong', async () => {
    const [empty, full] = [await begin(), await filled()]
    for (const draft of [empty, full])
      for (const path of ['', ...names.map(part => `/${part}`), '/check', '/delete']) {
        const answer = await get(`${draft}${path}`)
        expect([path, answer.status, await faultsIn(answer.body)]).toEqual([path, 200, []])
      }
    for (const answer of [await get('/refer'), await save(empty, 'victim', { area: 'nowhere' }), await post(`${empty}/check`)]) expect(await faultsIn(answer.body)).toEqual([])
  })
})

describe('a part that is saved while it is typed', () => {
  const typed = (draft: string, part: string, body: Body, revision: string, as = 'police') => post(`${draft}/${part}/typed`, { ...body, _revision: revision }, as)
  it('is kept as it is, half a date too, and says when', async () => {
    const draft = await begin()
    const { body } = await get(`${draft}/victim`)
    expect(body).toContain(`data-save-as-typed="${draft}/victim/typed"`)
    expect(body).toContain('id="saved" aria-live="polite"')
    const answer = await typed(draft, 'victim', { victimName: 'Sio', 'victimDateOfBirth[day]': '3' }, revisionIn(body))
    expect([answer.status, answer.json()]).toEqual([200, { revision: 1, at: expect.stringMatching(/^\d\d:\d\d$/) }])
    expect((await typed(draft, 'victim', { victimName: 'Siobhán', area: 'east' }, '1')).json()).toMatchObject({ revision: 2 })
    const page = (await get(`${draft}/victim`)).body
    expect([page.includes('value="Siobhán"'), revisionIn(page)]).toEqual([true, '2'])
    expect((await post(`${draft}/victim`, { victimName: "Siobhán O'Neill", area: 'east', _revision: '2' })).status).toBe(303)
  })
  it('may be sent once more when its page is left, and the page that its button brought goes on', async () => {
    const draft = await begin()
    const wrong = await post(`${draft}/victim`, { victimName: 'Siobhán', _revision: '0' })
    expect([wrong.status, revisionIn(wrong.body)]).toEqual([400, '1'])
    const left = await typed(draft, 'victim', { victimName: 'Siobhán' }, '0')
    expect([left.status, left.json()]).toEqual([200, { revision: 1, at: expect.any(String) }])
    expect((await post(`${draft}/victim`, { victimName: 'Siobhán', area: 'east', _revision: '1' })).status).toBe(303)
  })
  it('is never written over by a second tab: that is told so, and its button shows both', async () => {
    const draft = await begin()
    await typed(draft, 'what-happened', { reason: 'From the first tab' }, '0')
    const second = await typed(draft, 'what-happened', { reason: 'From the second tab' }, '0')
    expect([second.status, second.json()]).toEqual([412, {}])
    const both = await post(`${draft}/what-happened`, { reason: 'From the second tab', _revision: '0' })
    expect(both.status).toBe(412)
    for (const words of ['From the first tab', 'From the second tab']) expect(both.body).toContain(words)
  })
  it('says so when the draft was deleted, and is nothing for anybody else', async () => {
    const draft = await begin()
    expect((await typed(draft, 'victim', { victimName: 'Mallory' }, '0', 'school')).status).toBe(409)
    expect((await typed(draft, 'nothing', {}, '0')).status).toBe(404)
    expect((await typed(draft, 'victim', { victimName: 'Mallory' }, '0', 'governor')).status).toBe(403)
    await post(`${draft}/delete`)
    expect((await typed(draft, 'victim', { victimName: 'Siobhán' }, '0')).status).toBe(409)
    expect((await post(`${draft}/victim`, { victimName: 'Siobhán', _revision: '0' })).body).not.toContain('data-save-as-typed')
  })
})

describe('checking and sending', () => {
  it('shows every answer, and what is missing with a way to it', async () => {
    const full = plain((await get(`${await filled()}/check`)).body)
    for (const words of ["Siobhán O'Neill", '3 February 1991', 'His brother too', 'Łukasz Próbny', 'Unborn', '4 May 2027', 'Visible high risk', 'Strangled, choked, suffocated or nearly drowned: yes', 'No, the victim did not agree', 'Prefer not to say', 'Two dogs']) expect(full).toContain(words)
    const draft = await begin()
    await save(draft, 'victim')
    const sent = await post(`${draft}/check`)
    expect(sent.status).toBe(400)
    expect(sent.body).toContain(`href="${draft}/what-happened?from=check#reason"`)
    expect(location(await save(draft, 'professionals', parts['professionals'], { _from: 'check' }))).toBe(`${draft}/check`)
  })

  it('makes one case however often the button is pressed, with the score counted and everything told', async () => {
    const draft = await filled()
    expect(plain((await get(`${draft}/check`)).body)).toContain('The score 2, the number of topics answered yes')
    const pressed = await Promise.all([post(`${draft}/check`), post(`${draft}/check`)])
    const [first] = pressed.map(location)
    expect(pressed.map(answer => [answer.status, location(answer)])).toEqual([[303, first], [303, first]])
    expect(location(await post(`${draft}/check`))).toBe(first)
    const ref = /MC-\w{5}-\w{5}/.exec(first ?? '')?.[0] ?? ''
    const record = (await get(`/api/marac/cases/${ref}`, 'coordinator')).json() as { readonly risk: object; readonly consent: object }
    expect(record).toMatchObject({
      risk: { tool: 'dash', score: 2, maxScore: 24, items: ['strangulation', 'separation'], answers: [{ topic: 'strangulation', answer: 'yes' }, { topic: 'separation', answer: 'yes' }, { topic: 'stalking', answer: 'unknown' }] },
      consent: { victimKnows: 'yes', agreement: 'not-given', ground: 'serious-harm' },
      wishes: { wants: 'To stay in her home' },
      professionals: { atRisk: 'yes', note: 'Two dogs' },
      background: { crimeNumber: '46/1234/27' },
      people: [{ role: 'victim', details: { fears: 'His brother too', safeToTalkTo: 'Her sister' }, diversity: { gender: 'female', disability: ['none'] } }, { role: 'perpetrator' }, { role: 'child', told: { expectedOn: '2027-05-04' } }],
    })
    const page = plain((await get(`/cases/${ref}`, 'coordinator')).body)
    for (const words of ['Risk to professionals: Two dogs', 'His brother too', 'Unborn, expected 4 May 2027', 'No, the victim did not agree', 'To prevent serious harm or death', '46/1234/27', 'Prefer not to say']) expect(page).toContain(words)
    expect(plain((await get(`/cases/${ref}/history`, 'coordinator')).body)).toContain('DASH 2 of 24). The victim did not agree')
    expect((await get('/refer')).body).not.toContain(draft)
    expect(location(await get(draft))).toBe(`/referrals/${ref}`)
  })

  it('holds no word of what was typed in the log before it is sent', async () => {
    const before = await app.store.head()
    await filled()
    expect(await app.store.head()).toEqual(before)
  })
})

describe('two tabs', () => {
  it('save different parts beside each other', async () => {
    const draft = await begin()
    const [one, two] = [revisionIn((await get(`${draft}/victim`)).body), revisionIn((await get(`${draft}/professionals`)).body)]
    expect((await post(`${draft}/victim`, { ...parts['victim'], _revision: one })).status).toBe(303)
    expect((await post(`${draft}/professionals`, { ...parts['professionals'], _revision: two })).status).toBe(303)
    expect(plain((await get(draft)).body)).toContain('2 of 10 parts completed')
  })
  it('are shown both versions of the same part by who is second, and lose neither', async () => {
    const draft = await begin()
    const revision = revisionIn((await get(`${draft}/professionals`)).body)
    await post(`${draft}/professionals`, { ...parts['professionals'], _revision: revision })
    const second = await post(`${draft}/professionals`, { professionalsAtRisk: 'yes', professionalsNote: 'A knife in the hall', _revision: revision })
    expect(second.status).toBe(412)
    for (const words of ['saved in another tab', 'Two dogs', 'A knife in the hall']) expect(plain(second.body)).toContain(words)
    expect(await faultsIn(second.body)).toEqual([])
    expect((await get(`${draft}/professionals`)).body).toContain('Two dogs')
    expect((await post(`${draft}/professionals`, { professionalsAtRisk: 'yes', professionalsNote: 'A knife in the hall', _revision: revisionIn(second.body) })).status).toBe(303)
  })
  it('pressing twice is no conflict', async () => {
    const draft = await begin()
    const body = { ...parts['victim'], _revision: '0' }
    expect([(await post(`${draft}/victim`, body)).status, (await post(`${draft}/victim`, body)).status]).toEqual([303, 303])
  })
  it('make a new draft of what was typed into one that is gone', async () => {
    const draft = await begin()
    await post(`${draft}/delete`)
    const kept = await post(`${draft}/victim`, { ...parts['victim'], _revision: '0' })
    expect([kept.status, plain(kept.body)]).toEqual([409, expect.stringContaining('Nothing that you typed here is lost')])
    expect(kept.body).toContain('action="/refer/new/victim"')
    const key = /name="_command" value="([^"]+)"/.exec(kept.body)?.[1] ?? ''
    const made = location(await post('/refer/new/victim', { ...parts['victim'], _revision: '0', _command: key }))
    expect(made).toMatch(/^\/refer\/[0-9a-z]{20}\/safe-contact$/)
    expect(location(await post('/refer/new/victim', { ...parts['victim'], _revision: '0', _command: key }))).toBe(made)
    expect((await get(made.replace('safe-contact', 'victim'))).body).toContain('O&#39;Neill')
  })
})

describe('drafts', () => {
  it('are listed by the day and initials, without a name', async () => {
    await save(await begin(), 'victim')
    const { body } = await get('/refer')
    expect(plain(body)).toContain('Initials S. O. Completed 1 of 10 parts')
    expect(body).not.toContain('Siobh')
    expect(body).toContain('call 999 now')
  })
  it('are nobody else’s, of the same agency neither', async () => {
    const draft = await begin()
    await save(draft, 'victim')
    for (const as of ['school', 'coordinator', 'housing']) {
      expect((await get('/refer', as)).body).not.toContain(draft)
      for (const path of ['', '/victim', '/check', '/delete']) expect([as, path, (await get(`${draft}${path}`, as)).status]).toEqual([as, path, 404])
      expect((await post(`${draft}/check`, {}, as)).status).toBe(404)
      await post(`${draft}/delete`, {}, as)
    }
    expect((await get(draft)).status).toBe(200)
    for (const as of ['governor', 'administrator', 'researcher']) for (const path of ['/refer', draft, `${draft}/victim`]) expect([as, path, (await get(path, as)).status]).toEqual([as, path, 403])
  })
  it('are deleted after being asked once more', async () => {
    const draft = await begin()
    await save(draft, 'victim')
    expect(plain((await get(`${draft}/delete`)).body)).toContain('cannot be brought back')
    expect(location(await post(`${draft}/delete`))).toBe('/refer')
    expect((await get(draft)).status).toBe(404)
  })
  it('begun and never written in are used again', async () => expect(await begin('housing')).toBe(await begin('housing')))
  it('leave after 28 days', async () => {
    const draft = await begin('idva')
    app.clock.set('2027-02-09T09:00:00.000Z')
    expect((await get(draft, 'idva')).status).toBe(404)
    app.clock.set('2027-01-11T09:00:00.000Z')
  })
})

describe('files of a draft', () => {
  const upload = async (draft: string, files: readonly (readonly [string, Buffer])[], more: Parts = [], as = 'police') =>
    uploadTo(app, as, `${draft}/files`, [['_revision', revisionIn((await get(`${draft}/files`, as)).body)], ...files.map(([name, bytes]) => ['files', name, bytes] as const), ...more])
  const removeOf = (html: string, name: string): string => new RegExp(`name="_remove" value="([^"]+)"[^>]*>Remove<span[^>]*> ${name}<`).exec(html)?.[1] ?? ''
  const onCase = async (ref: string) => (await get(`/referrals/${ref}`)).body

  it('are put in while it is written, stand among the answers to be checked, and go with the referral', async () => {
    const draft = await filled()
    const added = await upload(draft, [['Photo of the door.pdf', sampleFiles.pdf]], [['_add', 'yes']])
    expect([added.status, added.headers['location']]).toEqual([303, `${draft}/files`])
    expect((await upload(draft, [['Note.txt', sampleFiles.txt]])).headers['location']).toBe(`${draft}/check`)
    for (const page of [`${draft}/files`, `${draft}/check`]) {
      const { body } = await get(page)
      expect([plain(body).includes('Photo of the door.pdf (PDF, 1 KB)'), plain(body).includes('Note.txt (text, 1 KB)'), await faultsIn(body)]).toEqual([true, true, []])
    }
    const ref = location(await post(`${draft}/check`)).split(/[/?]/)[2] ?? ''
    const page = await onCase(ref)
    for (const name of ['Photo of the door.pdf', 'Note.txt']) expect(page).toContain(name)
    const href = /href="(\/referrals\/[^"]+\/files\/[^"]+)"[^>]*>Note/.exec(page)?.[1] ?? ''
    expect((await get(href)).body).toBe(sampleFiles.txt.toString())
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).toContain('Photo of the door.pdf')
    // Pressing again adds nothing, and of the draft nothing is left.
    expect(location(await post(`${draft}/check`))).toContain(ref)
    expect((await onCase(ref)).split('Note.txt').length).toBe(page.split('Note.txt').length)
  })

  it('are taken out again, and leave with the draft', async () => {
    const draft = await begin()
    await upload(draft, [['One.txt', sampleFiles.txt], ['Two.pdf', sampleFiles.pdf]], [['_add', 'yes']])
    const removed = await upload(draft, [], [['_remove', removeOf((await get(`${draft}/files`)).body, 'One.txt')]])
    expect([removed.status, removed.headers['location']]).toEqual([303, `${draft}/files`])
    const { body } = await get(`${draft}/files`)
    expect([body.includes('One.txt'), body.includes('Two.pdf')]).toEqual([false, true])
    await post(`${draft}/delete`)
    expect([(await get(`${draft}/files`)).status, location(await post('/refer'))]).toEqual([404, expect.not.stringContaining(draft)])
  })

  it('are looked into: what is not what it seems, or one too many, is refused, and the rest stays', async () => {
    const draft = await begin()
    await upload(draft, [['One.txt', sampleFiles.txt]])
    const program = await upload(draft, [['Letter.pdf', Buffer.from('MZ\u0090\u0000 a program')]])
    expect([program.status, plain(program.body)]).toEqual([400, expect.stringContaining('The file must be PDF')])
    const many = await upload(draft, ['a', 'b', 'c', 'd', 'e'].map(name => [`${name}.pdf`, sampleFiles.pdf] as const))
    expect([many.status, plain(many.body)]).toEqual([400, expect.stringContaining('You can add 5 files, and you have added 1 before')])
    expect(await faultsIn(many.body)).toEqual([])
    const { body } = await get(`${draft}/files`)
    expect([body.includes('One.txt'), body.includes('Letter.pdf'), body.includes('a.pdf')]).toEqual([true, false, false])
    // A browser that sends the same form again.
    await upload(draft, [['One.txt', sampleFiles.txt]])
    expect((await get(`${draft}/files`)).body.split('name="_remove"').length).toBe(2)
  })

  it('are nobody else\'s, and are still there when the referral is refused', async () => {
    const draft = await filled()
    await upload(draft, [['Photo of the door.pdf', sampleFiles.pdf]])
    expect((await uploadTo(app, 'idva', `${draft}/files`, [['files', 'Note.txt', sampleFiles.txt]])).status).toBe(409)
    await save(draft, 'victim', { victimName: '', area: 'east' })
    expect((await post(`${draft}/check`)).status).toBe(400)
    expect((await get(`${draft}/check`)).body).toContain('Photo of the door.pdf')
  })

  it('chosen in a tab whose draft was sent meanwhile are asked for again', async () => {
    const draft = await filled()
    await post(`${draft}/check`)
    const late = await uploadTo(app, 'police', `${draft}/files`, [['files', 'Note.txt', sampleFiles.txt]])
    expect([late.status, plain(late.body)]).toEqual([409, expect.stringContaining('Choose its files again')])
    const again = await uploadTo(app, 'police', '/refer/new/files', [['files', 'Note.txt', sampleFiles.txt], ['_command', 'late'], ['_add', 'yes']])
    expect((await get(again.headers['location'] as string)).body).toContain('Note.txt')
  })
})
