import { sealed } from '@lantern/testing/sealed'
import type { LinkAdded, LinkEnded } from './links.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const linkAdded = (data: Partial<LinkAdded['data']> = {}): LinkAdded => ({
  type: 'LinkAdded',
  data: { caseId, linkId: 'link-1', process: 'mappa', person: 'p2', category: '2', level: '2', reference: sealed('KM/12345', `case-${caseId}`), ...data },
})
export const linkEnded = (data: Partial<LinkEnded['data']> = {}): LinkEnded => ({ type: 'LinkEnded', data: { caseId, linkId: 'link-1', reason: sealed('He is no longer managed at this level', `case-${caseId}`), ...data } })
