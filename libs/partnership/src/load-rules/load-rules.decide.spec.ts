import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { loadRuleFiles, takeRuleFiles } from '@lantern/rules'
import type { LoadedRules, RuleFilesRefused } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { founded, partnershipFounded, rulesLoaded } from '../partnership/partnership.examples.js'
import { evolve, initialState } from '../partnership/partnership.state.js'
import type { PartnershipFounded } from '../partnership/partnership.events.js'
import { partnership } from '../partnership/partnership.stream.js'
import { decideLoadRules, LoadRules } from './load-rules.decide.js'

const folder = join(import.meta.dirname, '../../../../infra/partnerships/kent-and-medway')
const whole = (result: LoadedRules | RuleFilesRefused): LoadedRules => {
  if ('refused' in result) throw new Error(JSON.stringify(result.refused))
  return result
}
const kent = whole(loadRuleFiles(folder))
const clocks = readFileSync(join(folder, 'clocks.yaml'), 'utf8')
/** Kent's rules with another clocks.yaml. */
const withClocks = (text: string) => whole(takeRuleFiles(kent.files.map(file => ({ name: file.name, text: file.name === 'clocks.yaml' ? text : file.text }))))
const recorded = ({ hash, files }: LoadedRules) => rulesLoaded({ hash, files })

const kentFounded: PartnershipFounded = { ...partnershipFounded(), data: { ...partnershipFounded().data, partnershipId: 'kent-and-medway' } }
const given = specFor(partnership)
const later = clocks.replace('        tag: P\n', '        tag: P\n      - from: 2027-04-01\n        value: { amount: 2, unit: working-day }\n        source: the steering group\n        tag: P\n')
const edited = clocks.replace('value: { amount: 1, unit: working-day }', 'value: { amount: 2, unit: working-day }')

describe('load rules', () => {
  it('records the text and hash of each file', () => given(kentFounded).when(decideLoadRules, new LoadRules(kent)).then(recorded(kent)))

  it('records nothing when nothing changed', () => given(kentFounded, recorded(kent)).when(decideLoadRules, new LoadRules(kent)).thenNothing())

  it('takes an entry that is dated later', () => given(kentFounded, recorded(kent)).when(decideLoadRules, new LoadRules(withClocks(later))).then(recorded(withClocks(later))))

  it('takes it out again before its day, and not after', () => {
    const history = [kentFounded, recorded(kent), recorded(withClocks(later))]
    given(...history).when(decideLoadRules, new LoadRules(kent), { now: '2027-03-31T22:59:59.999Z' }).then(recorded(kent))
    given(...history).when(decideLoadRules, new LoadRules(kent), { now: '2027-03-31T23:00:00.000Z' }).thenRefused('partnership.past-changed')
  })

  it('says no to a changed past entry, and where it is', () => {
    given(kentFounded, recorded(kent)).when(decideLoadRules, new LoadRules(withClocks(edited))).thenRefused('partnership.past-changed')
    const state = [kentFounded, recorded(kent)].reduce(evolve, initialState)
    const line = clocks.slice(0, clocks.indexOf('from: 2019-01-01')).split('\n').length
    expect(() => decideLoadRules(new LoadRules(withClocks(edited)), state, { now: '2027-01-11T09:00:00.000Z' })).toThrow(
      `A changed past entry is refused. Put it back, and add a later-dated one instead. clocks.yaml line ${line}: the entry of clock.triage from 2019-01-01, which is past, was changed. The rules recorded before stay in force.`,
    )
  })

  it('takes a comment changed in a file', () => {
    const commented = withClocks(`# A note\n${clocks}`)
    given(kentFounded, recorded(kent)).when(decideLoadRules, new LoadRules(commented)).then(recorded(commented))
  })

  it('says no before the partnership is founded, and to those of another one', () => {
    given().when(decideLoadRules, new LoadRules(kent)).thenRefused('partnership.not-founded')
    given(...founded).when(decideLoadRules, new LoadRules(kent)).thenRefused('partnership.another')
  })

  it('says no when the rules recorded before cannot be read', () =>
    given(kentFounded, rulesLoaded({ hash: 'x', files: [{ name: 'old.yaml', text: 'rules: 1', hash: 'x' }] }))
      .when(decideLoadRules, new LoadRules(kent))
      .thenRefused('partnership.recorded-rules-unreadable'))
})
