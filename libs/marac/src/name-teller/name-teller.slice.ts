import { controllerFor, Directory, Reference, Text, type Get } from '@lantern/web-kit'
import { agenciesOn } from '../agencies-on.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideNameTeller, NameTeller } from './name-teller.decide.js'

export class NameTellerInput {
  @Reference('the agency that tells the victim') agency!: string
  @Text('the worker', { max: 200, optional: true, hint: 'Name and post, if it is known already who it will be.' }) worker?: string
}

const choices = async (get: Get, ref: string) => ({ agency: Object.fromEntries((await agenciesOn(get, ref)).map(id => [id, get(Directory).agency(id)])) })

export const nameTeller = commandSlice({
  name: 'name-teller',
  title: 'Say who tells the victim about the plan',
  done: 'Recorded who tells the victim about the plan',
  verb: 'marac.tell-victim',
  refuses: ['marac.case-not-open', 'marac.not-on-the-plan'],
  lifecycle: caseLifecycle,
  rule: decideNameTeller,
  input: NameTellerInput,
  api: 'cases/:ref/teller',
  page: 'cases/:ref/name-teller',
  next: ref => `/cases/${ref}/plan`,
  choices,
  reads: agenciesOn,
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'TellerNamed')
    return made ? { agency: made.data.agency, worker: made.data.worker && open(made.data.worker) } : {}
  },
  command: ({ agency, worker }, { id, read, sealIfAny }) => new NameTeller({ caseId: id, agency, worker: sealIfAny(`case-${id}`, worker), agencies: read }),
})
export class NameTellerController extends controllerFor(nameTeller) {}
