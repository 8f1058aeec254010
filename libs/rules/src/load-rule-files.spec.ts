import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { exampleRules, loadRuleFiles, rulesAt, takeRuleFiles } from './index.js'
import type { LoadedRules } from './index.js'

const kent = join(import.meta.dirname, '../../../infra/partnerships/kent-and-medway')

function loaded(folder = kent): LoadedRules {
  const result = loadRuleFiles(folder)
  if ('refused' in result) throw new Error(JSON.stringify(result.refused))
  return result
}

/** The Kent files with one text put in another's place. */
const kentWith = (file: string, find: string, put: string) =>
  takeRuleFiles(
    loaded().files.map(({ name, text }) => {
      if (name === file && !text.includes(find)) throw new Error(`${file} does not hold ${find}`)
      return { name, text: name === file ? text.replace(find, () => put) : text }
    }),
  )
const textOf = (file: string): string => loaded().files.find(({ name }) => name === file)?.text ?? ''
/** The line of a text in which this stands last. */
const lastLineOf = (text: string, find: string): number => text.slice(0, text.lastIndexOf(find)).split('\n').length

describe('the rules of Kent and Medway', () => {
  it('load whole, with the areas, districts, groups and agencies of the paper', () => {
    const { documents, files, hash } = loaded()
    expect(files.map(file => file.name)).toEqual(['clocks.yaml', 'closures.yaml', 'escalation.yaml', 'holidays.yaml', 'matac.yaml', 'meeting.yaml', 'partnership.yaml', 'reminders.yaml', 'repeat.yaml', 'research.yaml', 'risk.yaml'])
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const { areas, agencies, groups } = documents.partnership
    expect(areas.map(area => area.name)).toEqual(['East', 'South', 'West', 'North', 'Medway'])
    expect(areas.flatMap(area => area.districts)).toHaveLength(13)
    expect(groups).toHaveLength(4)
    const districts = areas.flatMap(area => area.districts.map(district => district.id))
    expect(agencies.filter(agency => agency.kind === 'housing').flatMap(agency => agency.serves).sort()).toEqual(districts.sort())
  })

  it('serve every district with each kind of agency that research may ask', () => {
    const { documents } = loaded()
    const districts = documents.partnership.areas.flatMap(area => area.districts.map(district => district.id))
    const kinds = rulesAt(documents, '2027-01-11').research.agencies.value.flatMap(line => line.kinds)
    for (const kind of kinds)
      for (const district of districts)
        expect([kind, district, documents.partnership.agencies.filter(agency => agency.kind === kind && (agency.serves ?? districts).includes(district)).length]).toEqual([kind, district, 1])
  })

  it('are those that the example rules promise to specs', () => {
    const [rules, example] = [rulesAt(loaded().documents, '2027-01-11'), exampleRules()]
    for (const clock of ['triage', 'researchReturn', 'actionDefault', 'actionImmediateSafety', 'repeatWindow', 'accessGrant'] as const) {
      const { id, amount, unit } = rules.clocks[clock]
      expect({ id, amount, unit }).toEqual({ id: example.clocks[clock].id, amount: example.clocks[clock].amount, unit: example.clocks[clock].unit })
    }
    expect(Object.values(rules.escalation).map(({ value }) => value)).toEqual(Object.values(example.escalation).map(({ value }) => value))
    expect(rules.risk.checklists.value).toEqual(example.risk.checklists.value)
    expect(rules.risk.potentialEscalation.value).toEqual(example.risk.potentialEscalation.value)
  })
})

describe('a broken file is refused whole, with line and reason', () => {
  const find = 'value: { amount: 5, unit: working-day }'
  it.each([
    ['clocks.yaml', find, 'value: { amount: 5, unit: day }}', /This is not YAML/],
    ['clocks.yaml', find, 'value: { amount: five, unit: working-day }', /value\.amount must be a whole number\./],
    ['clocks.yaml', find, 'value: { amount: 5 }', /value\.unit is missing\./],
    ['clocks.yaml', find, 'value: { amount: 0, unit: working-day }', /value\.amount must be 1 or more\./],
    ['clocks.yaml', find, 'value: { amount: 601, unit: day }', /value\.amount must be 600 or less\./],
    ['clocks.yaml', find, 'value: { amount: 5, unit: weeks }', /must be one of working-day, day, month\./],
    ['clocks.yaml', find, 'value: { amount: 5, unit: day, pauses: no }', /there is no entry called pauses\./],
    ['clocks.yaml', 'id: clock.triage', 'id: clock.triag', /There is no rule called clock\.triag\./],
    ['clocks.yaml', 'id: clock.triage', 'id: clock.research-return', /Rule clock\.research-return is already there/],
    ['clocks.yaml', 'tag: V\n', 'tag: yes\n', /tag must be one of V, V2, B, P, assumed\./],
    ['clocks.yaml', 'from: 2019-01-01', 'from: 2019-02-29', /from must be a real date/],
    ['clocks.yaml', 'from: 2019-01-01', 'form: 2019-01-01', /there is no entry called form\./],
    ['escalation.yaml', 'tier: marac-manager', 'tier: boss', /tier must be one of owner, agency-lead/],
    ['escalation.yaml', 'asks: see-to-it', 'asks: nicely', /asks must be one of do-it, see-to-it/],
    ['escalation.yaml', '{ tier: coordinator,', '{ tier:  owner,', /must be a higher tier than agency-lead\./],
    ['escalation.yaml', 'afterWorkingDays: 30,', 'afterWorkingDays:  9,', /must not be less than 10, the step before\./],
    ['risk.yaml', 'visibleHighRisk: 14', 'visibleHighRisk: 25', /must not be more than max\./],
    ['research.yaml', '{ when: children,', '{ when: pets,', /must be one of every-case, children/],
    ['partnership.yaml', 'serves: [swale]', 'serves: [essex]', /serves essex, which is a district of no area\./],
    ['partnership.yaml', 'id: dover-housing', 'id: canterbury-housing', /Agency canterbury-housing is already there, in partnership\.yaml line \d+\./],
    ['partnership.yaml', 'id: dover-housing', 'id: Dover Housing', /must be lower-case words joined by hyphens\./],
    ['holidays.yaml', 'insteadOf: 2020-05-04', 'insteadOf: May', /insteadOf must be a real date/],
  ])('%s with "%s" made "%s"', (file, before, after, reason) => {
    const result = kentWith(file, before, after)
    const refused = 'refused' in result ? result.refused : []
    expect(refused.filter(fault => reason.test(fault.reason)).map(({ file, line }) => ({ file, line }))).toEqual([{ file, line: lastLineOf(textOf(file).replace(before, () => after), after) }])
  })

  it('says which version does not ascend, and where', () => {
    const result = kentWith('escalation.yaml', '        tag: P', '        tag: P\n      - from: 2018-12-31\n        value: [{ tier: owner, afterWorkingDays: 0 }]\n        source: x\n        tag: P')
    expect(result).toEqual({ refused: [{ file: 'escalation.yaml', line: (textOf('escalation.yaml').split('        tag: P')[0] ?? '').split('\n').length + 1, reason: 'Versions must ascend by date: 2018-12-31 does not follow 2019-01-01.' }] })
  })

  it('says all that is wrong, in all files', () => {
    const texts = loaded().files.map(({ name, text }) => ({ name, text: name === 'clocks.yaml' ? 'rules: 7' : name === 'risk.yaml' ? '' : text }))
    expect(takeRuleFiles(texts)).toEqual({
      refused: [
        { file: 'clocks.yaml', line: 1, reason: 'rules must be a list.' },
        { file: 'risk.yaml', line: 1, reason: 'The file is empty.' },
      ],
    })
  })

  it('refuses a set that lacks a rule, or the partnership', () => {
    const without = (file: string) => takeRuleFiles(loaded().files.filter(({ name }) => name !== file))
    expect(without('escalation.yaml')).toEqual({ refused: [{ file: 'escalation.yaml', line: 1, reason: 'Rule escalation.action-ladder is missing.' }, { file: 'escalation.yaml', line: 1, reason: 'Rule escalation.immediate-safety-ladder is missing.' }, { file: 'escalation.yaml', line: 1, reason: 'Rule escalation.research-ladder is missing.' }, { file: 'escalation.yaml', line: 1, reason: 'Rule escalation.minutes-ladder is missing.' }, { file: 'escalation.yaml', line: 1, reason: 'Rule escalation.attendance-ladder is missing.' }, { file: 'escalation.yaml', line: 1, reason: 'Rule escalation.board is missing.' }] })
    expect(without('partnership.yaml')).toEqual({ refused: [{ file: 'partnership.yaml', line: 1, reason: 'No file says which partnership this is.' }] })
  })

  it('does not follow a bomb of aliases', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefg'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefg'[i] ?? ''}, `.repeat(9)}]`)].join('\n')
    expect(takeRuleFiles([{ name: 'bomb.yaml', text: bomb }])).toMatchObject({ refused: [{ file: 'bomb.yaml', line: 1 }] })
  })
})

describe('reading a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'))
    for (const { name, text } of loaded().files) writeFileSync(join(folder, name), text)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('gives the same hash on a checkout with Windows line ends and a byte-order mark', () => {
    for (const { name, text } of loaded().files) writeFileSync(join(folder, name), `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect(loaded(folder)).toEqual(loaded())
  })

  it('gives another hash when one letter changes, and passes over other files', () => {
    writeFileSync(join(folder, 'README.md'), 'notes')
    expect(loaded(folder).hash).toBe(loaded().hash)
    writeFileSync(join(folder, 'risk.yaml'), `${loaded().files.find(file => file.name === 'risk.yaml')?.text ?? ''}# more\n`)
    expect(loaded(folder).hash).not.toBe(loaded().hash)
  })

  it('does not silently pass over a .yml', () => {
    writeFileSync(join(folder, 'extra.yml'), 'rules: []')
    expect(loadRuleFiles(folder)).toEqual({ refused: [{ file: 'extra.yml', line: 1, reason: 'Name it .yaml: files that end in .yml are not read.' }] })
  })
})
