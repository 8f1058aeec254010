import { CalendarDate as DateField, Reference } from '@lantern/web-kit'

/** What every form of days away asks, in the same words. */
export const FirstDay = () => DateField('the first day away')
export const FirstDayBack = () => DateField('the first day back', { hint: 'On this day it ends by itself. You can change it, or end it, at any time.' })
export const Deputy = () =>
  Reference('the deputy', {
    optional: true,
    label: 'Deputy',
    hint: 'Somebody of the same agency who may do at least as much. They see the work meanwhile, and what they do is recorded as theirs. Leave it open if there is nobody: the lead of the agency, or the supervisor of the Hub, is shown what nobody is here for.',
  })
