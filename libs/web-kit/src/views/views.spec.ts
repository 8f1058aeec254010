import { describe, expect, it } from '@jest/globals'
import { HtmlValidate } from 'html-validate'
import { inlineScriptSource } from '../assets/assets.js'
import { createHash } from 'node:crypto'
import { formPage, frame, SampleInput, samples, wrongIn } from './samples.fixture.js'
import { formFields, render } from './index.js'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // GOV.UK's own templates: void elements and doctype as they write them, `role` on a fieldset (see its date input).
    'void-style': 'off',
    'no-redundant-role': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
  },
})

/** Ids that a label, a description or a link on the page points at and that are not there; html-validate does not look for these. */
function missingTargets(html: string): string[] {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]))
  const wanted = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)"|\s(?:href|formaction)="#([^"]+)"/g)]
  return wanted.flatMap(match => (match[1] ?? match[2] ?? '').split(' ')).filter(id => !ids.has(id))
}

const nameOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
const page = (name: string): string => {
  const sample = samples[name]
  if (sample === undefined) throw new Error(name)
  return sample()
}

describe.each(Object.keys(samples))('the page: %s', name => {
  it('is valid HTML', async () => {
    const report = await validator.validateString(page(name))
    expect(report.results.flatMap(result => result.messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`))).toEqual([])
  })

  it('has one h1, one main, a skip link, and every target that it points at', () => {
    const html = page(name)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html).toContain('href="#main-content"')
    expect(missingTargets(html)).toEqual([])
  })

  it('brings no style or script of its own but the one that the policy knows', () => {
    const html = page(name)
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+="/)
    const inline = [...html.matchAll(/<script>([^<]*)<\/script>/g)].map(match => `'sha256-${createHash('sha256').update(match[1] ?? '').digest('base64')}'`)
    expect(inline).toEqual([inlineScriptSource()])
  })
})

describe('the frame', () => {
  it('says that a demonstration is one, and says nothing elsewhere', () => {
    expect(page('form, empty')).toContain('<strong>Demonstration:</strong> people and events are invented')
    expect(page('error, signed out')).not.toContain('Demonstration')
  })

  it('shows who is signed in, the way out, and counts in words too', () => {
    const html = page('form, empty')
    expect(html).toContain('Niamh O&#39;Neill, Kent Police')
    expect(html).toMatch(/action="\/sign-out">\s*<input type="hidden" name="_csrf" value="token">/)
    expect(html).toContain('(3 overdue)')
    expect(page('error, signed out')).not.toContain('Sign out')
  })

  it('has neither crown nor government font', () => {
    const html = page('form, empty')
    expect(html).not.toMatch(/crown|Crown|GOV\.UK</)
  })

  it('names the error in the title, and the page otherwise', () => {
    expect(nameOf(page('form, empty'))).toBe('Refer a case - Lantern')
    expect(nameOf(page('form, with mistakes'))).toBe('Error: Refer a case - Lantern')
    expect(nameOf(page('case'))).toBe('M-2026-0012 - Lantern')
  })

  it('throws on a misspelt variable, so that tests see it', () => {
    expect(() => render('confirmation.njk', { ...frame, title: 'Done', paragraphs: [undefined] })).toThrow()
  })
})

describe('a list of keys and values', () => {
  const rowsOf = (changed: number): string => {
    const rows = [0, 1].map(i => ({ key: `Key ${i}`, value: 'x', ...(i < changed && { change: { href: '/x', what: 'key' } }) }))
    return render('check-answers.njk', { ...frame, title: 'Check', groups: [{ title: 'All', rows }], form: { action: '/x', submit: 'Send', hidden: [] } })
  }
  it('keeps room for links only where one row has one', () => {
    const kept = (html: string): number => html.match(/govuk-summary-list__row--no-actions/g)?.length ?? 0
    expect([kept(rowsOf(0)), kept(rowsOf(1)), kept(rowsOf(2))]).toEqual([0, 1, 0])
  })
})

describe('the form', () => {
  it('lists every mistake at the top, with a way to its box', () => {
    const html = page('form, with mistakes')
    expect(html).toContain('There is a problem')
    for (const link of ['#name', '#ticks', '#agreed', '#due', '#outcome', '#criteria', '#agency', '#perpetrators-0-born-month', '#password']) expect(html).toContain(`<a href="${link}">`)
  })

  it('keeps what was typed, as text', () => {
    const html = page('form, with mistakes')
    expect(html).toContain('value="&lt;b&gt;Ann&lt;/b&gt;')
    expect(html).toContain('Ligne &quot;2&quot;</textarea>')
    expect(html).toContain('name="due[day]" type="text" value="31"')
    expect(html).toContain('name="perpetrators[0][name]" type="text" spellcheck="false" value="D&#39;Arcy"')
    expect(html).toMatch(/name="asked\[\]" type="checkbox" value="nhs" checked/)
    expect(html).toMatch(/name="perpetrators\[0\]\[relation\]\[\]" type="checkbox" value="partner" checked/)
    expect(html).toContain('perpetrators[1][name]')
    expect(html).not.toContain('perpetrators[2][name]')
  })

  it('never gives a password back', () => {
    const values = { password: 'hunter2' }
    expect(render('form.njk', { ...frame, ...formPage(), form: { ...formPage().form, errors: wrongIn(values) } })).not.toContain('hunter2')
  })

  it('carries revision, command and token', () => {
    const html = page('form, empty')
    for (const [name, value] of [['_revision', '4'], ['_command', 'c-1'], ['_csrf', 'token']]) expect(html).toContain(`<input type="hidden" name="${name}" value="${value}">`)
  })

  it('shows a revision of 0, and none when there is none', () => {
    const of = (revision?: number): string => render('form.njk', { ...frame, ...formPage({ revision }) })
    expect(of(0)).toContain('name="_revision" value="0"')
    expect(of()).not.toContain('_revision')
  })

  it('shows a refusal in the summary', () => expect(page('form, refused')).toContain('The case is closed. Ask the coordinator to open it again.'))

  it('shows both versions after a conflict, and keeps what was typed', () => {
    const html = page('form, after a conflict')
    expect(html).toContain('Somebody changed this while you were filling in the form')
    expect(html).toContain('New injuries')
    expect(html).toContain('What is recorded now</th>')
    expect(html.match(/>Different</g)).toHaveLength(1)
    expect(html).toContain('Because</textarea>')
    expect(page('form, after a conflict with nothing to compare')).not.toMatch(/Different|What is recorded now/)
  })

  it('gives a list one blank row to go on with, and stops at the most there may be', () => {
    const rows = (count: number): number => {
      const perpetrators = Array.from({ length: count }, () => ({ name: 'x' }))
      return (render('form.njk', { ...frame, ...formPage(formFields(SampleInput, { values: { perpetrators } })) }).match(/class="govuk-fieldset lantern-row"/g) ?? []).length
    }
    expect([rows(0), rows(1), rows(8), rows(9)]).toEqual([1, 2, 9, 9])
  })
})

describe('lists', () => {
  it('say so when they are empty, and when something is hidden', () => {
    const html = page('case')
    expect(html).toContain('There are no meetings for this case yet.')
    expect(html).toContain('Nothing is recorded yet.')
    expect(html).toContain('2 entries are not shown')
  })
})
