import { accessStream } from '@lantern/access'
import { action, actionsProjections, duty } from '@lantern/actions'
import { fundingProjections, resolution } from '@lantern/funding'
import { accessRequest, caseReading, letter, maracCase, maracProjections, meeting, noticeReading, reminder, samePerson, workCheck } from '@lantern/marac'
import { absence, partnership } from '@lantern/partnership'
import type { AnyProjection, AnyStreamType } from '@lantern/projections'

/** Every kind of stream, in one list: for views, exports, verification and the test that looks for personal data in the clear. */
export const streamTypes: readonly AnyStreamType[] = [maracCase, caseReading, reminder, noticeReading, letter, samePerson, accessRequest, meeting, workCheck, action, duty, resolution, partnership, absence, accessStream]

/** Every view. */
export const projections: readonly AnyProjection[] = [...maracProjections, ...actionsProjections, ...fundingProjections]
