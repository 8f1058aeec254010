import { inDate, inDateTime, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { idvaOutcomeWords, noViewsWords } from '../marac-case/marac-case.words.js'
import type { RecordedPerson } from '../marac-case/referral/referral.record.js'
import type { RecordedViews } from '../marac-case/voices/voices.record.js'

const gone = 'No longer held'

const enteredBy = ({ by, at }: Pick<RecordedViews, 'by' | 'at'>, names: Names): string => `${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}`

function rowsOf(views: RecordedViews, names: Names): readonly SummaryRow[] {
  if (!views.gathered)
    return [
      { key: 'Why there are none', value: noViewsWords[views.because] },
      { key: 'Reason', value: views.reason ?? gone },
      { key: 'Recorded', value: enteredBy(views, names) },
    ]
  const said = [['Wants', views.wants], ['Fears', views.fears], ['What is safe', views.safe]] as const
  return [
    ...said.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    { key: 'Heard by', value: `${views.worker ?? gone}, ${names.agency(views.gatheredBy)}, on ${inDate(views.gatheredOn)}` },
    { key: 'Recorded', value: enteredBy(views, names) },
  ]
}

/** What somebody says now, and what they said before; an empty list says in words that nobody has asked. */
function voiceOf(title: string, all: readonly RecordedViews[], names: Names, nobody: string) {
  const [now, ...before] = all.toReversed()
  return {
    title,
    rows: now ? rowsOf(now, names) : undefined,
    nobody,
    before: before.map(views => ({ title: views.gathered ? `Said on ${inDate(views.gatheredOn)}` : `Not gathered, ${inDate(views.at)}`, rows: rowsOf(views, names) })),
  }
}

/** An IDVA offered, what the victim answered, and whether they work together now: the last word of each. */
function idvaRows({ idvaContacts }: Pick<CaseRecord, 'idvaContacts'>, names: Names): readonly SummaryRow[] {
  const offers = idvaContacts.filter(({ outcome }) => ['offered', 'accepted', 'declined', 'engaged'].includes(outcome))
  const answer = idvaContacts.findLast(({ outcome }) => ['accepted', 'declined', 'engaged'].includes(outcome))?.outcome
  const together = idvaContacts.findLast(({ outcome }) => ['engaged', 'ended', 'declined'].includes(outcome))?.outcome
  const [offer] = offers
  return [
    { key: 'IDVA offered', value: offer ? `Yes, on ${inDate(offer.contactedOn)}, by ${names.agency(offer.by.agency)}` : 'Not yet' },
    { key: "The victim's answer", value: answer === undefined ? (offer ? 'Still deciding' : 'Not asked yet') : answer === 'declined' ? 'Declined' : 'Accepted' },
    { key: 'Working with the IDVA', value: together === 'engaged' ? 'Yes' : together === 'ended' ? 'No longer' : 'No' },
  ]
}

/** The voices of a case: the victim's, each child's, and the IDVA who speaks for the victim. */
export function voicesOf(record: CaseRecord, names: Names) {
  const children = record.people.filter((person): person is RecordedPerson => person.role === 'child')
  return {
    victim: voiceOf("The victim's views", record.victimViews, names, "Nobody has recorded the victim's views yet, or why there are none."),
    children: children.map(({ personId, details }) =>
      voiceOf(`Views of ${details?.name ?? 'a child whose name is no longer held'}`, record.childViews[personId] ?? [], names, "Nobody has recorded this child's views yet, or why there are none."),
    ),
    idva: {
      rows: idvaRows(record, names),
      contacts: {
        caption: 'Contacts of the IDVA service, the latest first',
        empty: 'No IDVA has tried to reach the victim yet.',
        columns: [{ text: 'Day' }, { text: 'What came of it' }, { text: 'Note' }, { text: 'Recorded by' }],
        rows: record.idvaContacts.toReversed().map(({ contactedOn, outcome, note, by, at }) => [
          { text: inDate(contactedOn) },
          { text: idvaOutcomeWords[outcome] },
          { text: note ?? 'None' },
          { text: `${names.user(by.user)}, ${names.agency(by.agency)}, ${inDateTime(at)}` },
        ]),
      },
    },
  }
}
