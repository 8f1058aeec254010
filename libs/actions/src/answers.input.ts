import { CalendarDate, Text } from '@lantern/web-kit'

const toGroups = { max: 4000, multiline: true, hint: 'Do not name anybody: groups of the partnership read this' }

/** What those are asked for to whom something late was raised: the same, whatever is late. */
export class ChaseInput {
  @CalendarDate('the day by which the agency answers') until!: string
  @Text('what the agency was asked', { max: 4000, multiline: true }) reason!: string
}
export class AcceptInput {
  @CalendarDate('the new date', { label: 'The new due date' }) dueOn!: string
  @Text('the reason that was accepted', toGroups) reason!: string
}
export class DirectInput {
  @CalendarDate('the day by which the agency does it') until!: string
  @Text('what the agency is to do', toGroups) reason!: string
}
export class RaiseInput {
  @Text('why it is raised now', toGroups) reason!: string
}
export class CloseInput {
  @Text('why it is not raised any further', toGroups) reason!: string
}
