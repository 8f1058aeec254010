import { inDate, type Names } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

/** Further incidents that were joined to this case, the newest first, and the case that this referral was joined to. */
export const joiningOf = ({ incidents, joins }: Pick<CaseRecord, 'incidents' | 'joins'>, names: Names) => ({
  joins,
  incidents: incidents.toReversed().map(({ agency, referredOn, incident }) => ({ key: `${inDate(referredOn)}, ${names.agency(agency)}`, value: incident ?? 'No longer held' })),
})
