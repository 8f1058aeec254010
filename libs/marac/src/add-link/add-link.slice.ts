import { beside, controllerFor, errorAt, OneOf, Reference, ShapeRefused, Text } from '@lantern/web-kit'
import { caseReadOf, peopleOn, personChoices } from '../case-people.js'
import type { DvdsRoute, MappaCategory, MappaLevel, Process } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { dvdsRouteWords, mappaCategoryWords, mappaLevelWords, processWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { AddLink, decideAddLink } from './add-link.decide.js'

const ofProcess = { optional: true, sometimes: true } as const

export class AddLinkInput {
  @OneOf('the other process', { choices: processWords }) process!: Process
  @OneOf('the category of MAPPA', { ...ofProcess, choices: mappaCategoryWords, label: 'Category' }) category?: MappaCategory
  @OneOf('the level of MAPPA', { ...ofProcess, choices: mappaLevelWords, label: 'Level' }) level?: MappaLevel
  @OneOf('the route of the disclosure scheme', { ...ofProcess, choices: dvdsRouteWords, label: 'Route', hint: 'What was disclosed does not belong on the case.' }) route?: DvdsRoute
  @Text('the reference there', { max: 100, optional: true, hint: 'No more than the reference: who wants to know asks there. A crime must have one.' }) reference?: string
  @Reference('the person', { optional: true, as: 'radios', label: 'Whom it is about' }) person?: string
}

export const addLink = commandSlice({
  name: 'add-link',
  title: 'Add a link to another process',
  done: 'Link added',
  verb: 'marac.keep-links',
  refuses: ['marac.no-links-now', 'marac.link-without-reference', 'marac.not-on-the-case', 'marac.linked-already'],
  lifecycle: caseLifecycle,
  rule: decideAddLink,
  input: AddLinkInput,
  api: 'cases/:ref/links',
  page: 'cases/:ref/add-link',
  template: beside(import.meta.url),
  shows: caseReadOf,
  choices: async (get, ref) => ({ person: personChoices(await peopleOn(get, ref)) }),
  command: ({ process, category, level, route, reference, person }, { id, newId, sealIfAny }) => {
    if (process === 'crime' && reference === undefined) throw new ShapeRefused([errorAt(['reference'], 'Enter the reference of the crime')])
    const sealed = sealIfAny(`case-${id}`, reference)
    return new AddLink({
      caseId: id,
      linkId: newId('link'),
      process,
      ...(person !== undefined && { person }),
      // What stands under another process is not meant: its boxes say so.
      ...(process === 'mappa' && category !== undefined && { category }),
      ...(process === 'mappa' && level !== undefined && { level }),
      ...(process === 'dvds' && route !== undefined && { level: route }),
      ...(sealed && { reference: sealed }),
    })
  },
})
export class AddLinkController extends controllerFor(addLink) {}
