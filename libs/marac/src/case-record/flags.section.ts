import { startOfLondonDay, whyThisDate } from '@lantern/clock'
import type { RulesInForce } from '@lantern/rules'
import { inDateTime, inLongDate, type Names } from '@lantern/web-kit'
import { flagTags, flagWords } from '../marac-case/marac-case.words.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

/** Who keeps a flag, until when, and why that date: by the rules of the day on which it was worked out. */
export function flagsOf({ flag }: Pick<CaseRecord, 'flag'>, names: Names, rules: Pick<RulesInForce, 'clocks' | 'calendar'> | undefined) {
  if (!flag || !rules) return undefined
  const { clocks, calendar } = rules
  const confirmed = flag.agencies.filter(({ state }) => state === 'on' || state === 'off').length
  return {
    until: inLongDate(flag.until),
    over: flag.agencies.every(({ state }) => state === 'to-take-off' || state === 'off'),
    confirmed: `${confirmed} of ${flag.agencies.length} ${flag.agencies.length === 1 ? 'agency has' : 'agencies have'} confirmed what they were asked.`,
    why: whyThisDate({ start: startOfLondonDay(flag.referredOn), startEvent: 'the people of this case were last referred', rule: clocks.agencyFlag, calendar, means: 'is the last day of the flag. A further referral of the same people starts the time anew' }).sentences,
    table: {
      caption: 'Who keeps a flag',
      captionHidden: true,
      empty: 'No agency keeps a flag.',
      columns: [{ text: 'Agency' }, { text: 'Flag' }, { text: 'Confirmed' }],
      rows: flag.agencies.map(({ agency, state, at, by }) => [
        { text: names.agency(agency) },
        { text: flagWords[state], tag: flagTags[state] },
        { text: at === undefined || by === undefined ? 'Not yet' : `${inDateTime(at)}, by ${names.user(by)}` },
      ]),
    },
  }
}
