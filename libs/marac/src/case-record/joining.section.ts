import { inDate, type Names } from '@lantern/web-kit'
import { goneOf } from '../marac-case/marac-case.words.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

/** Further incidents that were joined to this case, the newest first, and the case that this referral was joined to. */
export const joiningOf = ({ incidents, joins, hidden }: Pick<CaseRecord, 'incidents' | 'joins' | 'hidden'>, names: Names) => ({
  joins,
  incidents: incidents.toReversed().map(({ agency, referredOn, incident }) => ({ key: `${inDate(referredOn)}, ${names.agency(agency)}`, value: incident ?? goneOf({ hidden }, 'incident-words') })),
})
