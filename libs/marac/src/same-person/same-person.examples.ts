import type { PeopleMerged, PeopleToldApart, PeopleUnmerged } from './same-person.events.js'

const one = { personId: 'p1', caseId: 'MC-4T7Q9-XWC2D' }
const other = { personId: 'p9', caseId: 'MC-9ZZZZ-11111' }

export const peopleMerged = (data: Partial<PeopleMerged['data']> = {}): PeopleMerged => ({ type: 'PeopleMerged', data: { one, other, because: ['sounds-like', 'same-birth-date'], ...data } })
export const peopleUnmerged = (data: Partial<PeopleUnmerged['data']> = {}): PeopleUnmerged => ({ type: 'PeopleUnmerged', data: { one, other, ...data } })
export const peopleToldApart = (data: Partial<PeopleToldApart['data']> = {}): PeopleToldApart => ({ type: 'PeopleToldApart', data: { one, other, because: ['sounds-like'], ...data } })
