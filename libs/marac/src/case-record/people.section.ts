import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { personRows } from '../marac-case/people/people.view.js'
import { roleWords } from '../marac-case/people/people.words.js'
import { childRow, childrenColumns, needsRows } from './referral-told.section.js'

/** The people of a case: a card each for adults, one table for children, each with the way to their record. */
export const peopleOf = (record: Pick<CaseRecord, 'people' | 'deaths'>) => ({
  people: record.people.flatMap(person =>
    person.role === 'child'
      ? []
      : [{ title: roleWords[person.role], level: 3, actions: [{ text: 'Record of the person', href: `/people/${person.personId}` }], rows: [...personRows(person, record.deaths), ...needsRows(person)] }],
  ),
  // One table and not a card each: with five children the actions and the risk would be screens away.
  children: {
    caption: 'Children',
    columns: childrenColumns,
    rows: record.people.flatMap(person => (person.role === 'child' ? [childRow(person)] : [])),
  },
})
