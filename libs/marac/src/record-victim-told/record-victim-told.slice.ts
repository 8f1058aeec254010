import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { beside, CalendarDate as DateField, controllerFor, errorAt, OneOf, ShapeRefused, Text, type Making } from '@lantern/web-kit'
import type { NotToldBecause } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { notToldWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordVictimTold, RecordVictimTold, type Telling } from './record-victim-told.decide.js'

export class RecordVictimToldInput {
  @OneOf('whether the victim was told', { label: 'Was the victim told of the plan?', choices: { told: 'Yes', 'not-told': 'No' } }) told!: 'told' | 'not-told'
  @DateField('the day on which the victim was told', { optional: true, sometimes: true }) toldOn?: CalendarDate
  @Text('what was said of it', { max: 4000, multiline: true, optional: true, hint: 'For example how it was told, and what the victim thinks of it.' }) note?: string
  @OneOf('why not', { choices: notToldWords, optional: true, sometimes: true }) because?: NotToldBecause
  @Text('the reason in your own words', { max: 4000, multiline: true, optional: true, sometimes: true }) reason?: string
}

/** What the rule would refuse, and what an answer needs, said beside each box. @throws ShapeRefused */
function tellingOf({ told, toldOn, note, because, reason }: RecordVictimToldInput, { id, now, seal, sealIfAny }: Making<undefined>): Telling {
  if (told === 'told') {
    if (toldOn === undefined) throw new ShapeRefused([errorAt(['toldOn'], 'Enter the day on which the victim was told')])
    if (toldOn > londonDate(now)) throw new ShapeRefused([errorAt(['toldOn'], 'The day on which the victim was told must be today or in the past')])
    return { told: true, toldOn, note: sealIfAny(`case-${id}`, note) }
  }
  if (because === undefined || reason === undefined)
    throw new ShapeRefused([...(because === undefined ? [errorAt(['because'], 'Select why not')] : []), ...(reason === undefined ? [errorAt(['reason'], 'Enter the reason in your own words')] : [])])
  return { told: false, because, reason: seal(`case-${id}`, reason) }
}

export const recordVictimTold = commandSlice({
  name: 'record-victim-told',
  title: 'Record whether the victim was told of the plan',
  done: 'Recorded whether the victim was told of the plan',
  verb: 'marac.tell-victim',
  refuses: ['marac.case-not-open', 'marac.date-ahead'],
  lifecycle: caseLifecycle,
  rule: decideRecordVictimTold,
  input: RecordVictimToldInput,
  api: 'cases/:ref/victim-told',
  page: 'cases/:ref/record-victim-told',
  next: ref => `/cases/${ref}/plan`,
  template: beside(import.meta.url),
  command: (input, making) => new RecordVictimTold({ caseId: making.id, telling: tellingOf(input, making) }),
})
export class RecordVictimToldController extends controllerFor(recordVictimTold) {}
