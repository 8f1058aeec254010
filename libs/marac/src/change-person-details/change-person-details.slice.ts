import { londonDate } from '@lantern/clock'
import { CalendarDate, controllerFor, Directory, districtChoices, errorAt, Reference, ShapeRefused, Text, YesNo } from '@lantern/web-kit'
import { CasePeople, caseReadOf, personChoices } from '../case-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { changedDetails } from '../marac-case/people/changed-details.policy.js'
import { ChangePersonDetails, decideChangePersonDetails } from './change-person-details.decide.js'

const stays = 'Leave it blank to keep what is recorded.'

export class ChangePersonDetailsInput {
  @Reference('the person', { as: 'radios' }) person!: string
  @Text('the name', { max: 200, optional: true, label: 'Name, if it is to be put right', hint: 'The name recorded before is kept among the other names.' }) name?: string
  @Text('another name', { max: 200, optional: true, label: 'Another name or spelling' }) otherName?: string
  @CalendarDate('the date of birth', { optional: true, label: 'Date of birth, if it is to be put right', hint: 'The date recorded before is kept, to search by.' }) dateOfBirth?: string
  @CalendarDate('another date of birth', { optional: true, label: 'Another date of birth that was given' }) otherDateOfBirth?: string
  @Text('the new address', { max: 1000, multiline: true, optional: true, label: 'New address', hint: 'The address recorded before is kept as an earlier one.' }) address?: string
  @CalendarDate('the date since when they live there', { optional: true, label: 'Living there since' }) addressFrom?: string
  @Reference('the district', { optional: true, label: 'District where the victim lives now', hint: 'Only for the victim. The case is of the area of that district from then on, with its IDVA service.' }) district?: string
  @Text('the telephone', { max: 100, optional: true, label: 'Telephone', hint: stays }) telephone?: string
  @YesNo('it is safe to call', { optional: true, label: 'Is it safe to call?' }) safeToCall?: boolean
  @Text('safe means', { max: 1000, optional: true, label: 'Safe means of contact', hint: 'For example: by text message that names nobody, or through a colleague' }) contactMeans?: string
  @Text('safe times', { max: 1000, optional: true, label: 'Safe times', hint: stays }) safeWhen?: string
  @Text('whom they fear', { max: 4000, multiline: true, optional: true, label: 'Whom they fear', hint: `Everybody, not only the perpetrator. ${stays}` }) fears?: string
  @Text('who is safe to talk to', { max: 4000, multiline: true, optional: true, label: 'Who is safe to talk to', hint: stays }) safeToTalkTo?: string
  @Text('who is not safe to talk to', { max: 4000, multiline: true, optional: true, label: 'Who is not safe to talk to', hint: stays }) notSafeToTalkTo?: string
}

export const changePersonDetails = commandSlice({
  name: 'change-person-details',
  title: 'Add to what is said of a person',
  done: 'What is said of the person has been changed',
  verb: 'marac.change-person-details',
  refuses: ['marac.case-not-open', 'marac.not-on-the-case', 'marac.nothing-changed'],
  lifecycle: caseLifecycle,
  rule: decideChangePersonDetails,
  input: ChangePersonDetailsInput,
  api: 'cases/:ref/person-changes',
  page: 'cases/:ref/change-person-details',
  reads: async (get, ref) => ({ told: await get(CasePeople).of(ref), districts: get(Directory).districts() }),
  shows: caseReadOf,
  choices: async (get, _ref, _actor, read) => ({ person: personChoices((await read()).told?.people ?? []), district: districtChoices(get(Directory)) }),
  recorded: (events, open) => {
    const last = events.findLast(event => event.type === 'PersonDetailsChanged')
    if (!last) return {}
    const [details, contact] = [open(last.data.details), last.data.safeContact && open(last.data.safeContact)]
    return {
      person: last.data.personId, name: details?.name, otherName: details?.aliases, dateOfBirth: details?.dateOfBirth, address: details?.address, addressFrom: details?.addressFrom,
      telephone: contact?.telephone, contactMeans: contact?.means, safeWhen: contact?.when, fears: details?.fears, safeToTalkTo: details?.safeToTalkTo, notSafeToTalkTo: details?.notSafeToTalkTo,
    }
  },
  command: ({ person, district, ...given }, { id, now, read: { told, districts }, seal }) => {
    const today = londonDate(now)
    const ahead = (['dateOfBirth', 'otherDateOfBirth', 'addressFrom'] as const).filter(field => (given[field] ?? '') > today)
    const known = told?.people.find(({ personId }) => personId === person)
    // An expected child has a date ahead; nobody else.
    const errors = ahead.filter(field => field === 'addressFrom' || known?.role !== 'child').map(field => errorAt([field], 'The date must be today or in the past'))
    if (district !== undefined && known?.role !== 'victim') errors.push(errorAt(['district'], 'The district is that of the victim. Leave it blank for anybody else'))
    if (errors.length > 0) throw new ShapeRefused(errors)
    const there = districts.find(each => each.id === district)
    const lives = there && there.id !== told?.district ? { area: there.area, district: there.id } : undefined
    const { fields, details, contact } = changedDetails({ details: known?.details ?? { name: given.name ?? '' }, contact: known?.safeContact }, { ...given, lives }, today)
    const key = `person-${person}`
    return new ChangePersonDetails({ caseId: id, personId: person, fields, details: seal(key, details), ...(contact && { safeContact: seal(key, contact) }), ...(lives && { lives }) })
  },
})
export class ChangePersonDetailsController extends controllerFor(changePersonDetails) {}
