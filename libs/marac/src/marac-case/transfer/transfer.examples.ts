import { sealed } from '@lantern/testing/sealed'
import type { CaseTransferred, TransferAcknowledged, TransferInAcknowledged, TransferReceived, TransferRefused } from './transfer.events.js'

const caseId = 'MC-4T7Q9-XWC2D'
const key = `case-${caseId}`

export const caseTransferred = (data: Partial<CaseTransferred['data']> = {}): CaseTransferred => ({
  type: 'CaseTransferred',
  data: {
    caseId,
    transferId: 't1',
    because: 'moved-for-good',
    area: sealed('Northshire MARAC', key),
    contact: sealed('Rae Specimen, coordinator, by secure e-mail', key),
    reason: sealed('She has moved in with her sister', key),
    sent: ['referral', 'risk'],
    sentOn: '2027-01-11',
    acknowledgeBy: '2027-01-13',
    ...data,
  },
})
export const transferAcknowledged = (data: Partial<TransferAcknowledged['data']> = {}): TransferAcknowledged => ({
  type: 'TransferAcknowledged',
  data: { caseId, transferId: 't1', acknowledgedBy: sealed('Rae Specimen', key), acknowledgedOn: '2027-01-11', unanswered: [], ...data },
})
export const transferRefused = (data: Partial<TransferRefused['data']> = {}): TransferRefused => ({
  type: 'TransferRefused',
  data: { caseId, transferId: 't1', refusedBy: sealed('Rae Specimen', key), refusedOn: '2027-01-11', reason: sealed('She is only visiting', key), ...data },
})
export const transferReceived = (data: Partial<TransferReceived['data']> = {}): TransferReceived => ({
  type: 'TransferReceived',
  data: { caseId, area: sealed('Southshire MARAC', key), contact: sealed('Kit Specimen, coordinator', key), reference: sealed('S-1234', key), sentOn: '2027-01-08', acknowledgeBy: '2027-01-13', ...data },
})
export const transferInAcknowledged = (data: Partial<TransferInAcknowledged['data']> = {}): TransferInAcknowledged => ({
  type: 'TransferInAcknowledged',
  data: { caseId, told: sealed('Kit Specimen, by telephone', key), acknowledgedOn: '2027-01-11', ...data },
})
