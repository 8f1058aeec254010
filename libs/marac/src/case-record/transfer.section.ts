import { inDate, inDateTime, inLongDate, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import type { RecordedTransfer, RecordedTransferIn } from '../marac-case/transfer/transfer.record.js'
import { afterTransferWords, goneOf, shortActionRef, transferPartWords, transferredWords } from '../marac-case/marac-case.words.js'

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
const gone = 'No longer held'

type Places = Pick<CaseRecord, 'hidden'>

function answerRow({ acknowledged, refused, acknowledgeBy }: RecordedTransfer, names: Names, places: Places): SummaryRow {
  if (acknowledged) return { key: 'Acknowledged', value: `${inDate(acknowledged.on)}, by ${acknowledged.who ?? gone}${acknowledged.reference === undefined ? '' : `\nTheir reference: ${acknowledged.reference}`}\nRecorded ${inDateTime(acknowledged.at)}, by ${names.user(acknowledged.by)}` }
  if (refused) return { key: 'Came back', value: `${inDate(refused.on)}, by ${refused.who ?? gone}\n${refused.reason ?? goneOf(places, 'transfer-refusal')}\nRecorded ${inDateTime(refused.at)}, by ${names.user(refused.by)}` }
  return { key: 'Acknowledgement', value: `Waits for the other area, by ${inLongDate(acknowledgeBy)}. Until then the case, its flags and the responsibility stay here.` }
}

const outRows = (each: RecordedTransfer, names: Names, places: Places): readonly SummaryRow[] => [
  { key: 'Sent', value: `${inDateTime(each.at)}, by ${names.user(each.by)}` },
  { key: 'To', value: `${each.area ?? gone}\n${each.contact ?? gone}` },
  { key: 'Why', value: `${transferredWords[each.because]}. ${each.reason ?? goneOf(places, 'transfer')}` },
  { key: 'What was sent', value: each.sent.map(part => transferPartWords[part]).join('\n') },
  ...(each.actions.length === 0 ? [] : [{ key: 'Actions still to be done', value: each.actions.map(({ actionId, then }) => `${shortActionRef(actionId)}: ${lowerFirst(afterTransferWords[then])}`).join('\n') }]),
  answerRow(each, names, places),
]

const inRows = ({ area, contact, reference, note, sentOn, acknowledgeBy, at, by, acknowledged }: RecordedTransferIn, names: Names, places: Places): readonly SummaryRow[] => [
  { key: 'From', value: `${area ?? gone}\n${contact ?? gone}` },
  ...(reference === undefined ? [] : [{ key: 'Their reference', value: reference }]),
  { key: 'Sent', value: `${inDate(sentOn)}\nRecorded ${inDateTime(at)}, by ${names.user(by)}` },
  ...(note === undefined && !places.hidden.some(({ kind }) => kind === 'transfer-in') ? [] : [{ key: 'What was decided there', value: note ?? goneOf(places, 'transfer-in') }]),
  acknowledged
    ? { key: 'Acknowledged', value: `${inDate(acknowledged.on)}, by ${names.user(acknowledged.by)}\n${acknowledged.told ?? gone}` }
    : { key: 'Acknowledgement', value: `Waits for the Hub, by ${inLongDate(acknowledgeBy)}. Until they hear from you, they keep their flag and the responsibility.` },
]

/** The case on its way to another area, the latest first, and where it came from. */
export const transferOf = ({ transfers, transferIn, hidden }: CaseRecord, names: Names) => ({
  out: transfers.toReversed().map(each => ({ title: `To another area, ${inDate(each.at)}`, rows: outRows(each, names, { hidden }) })),
  came: transferIn && inRows(transferIn, names, { hidden }),
})
