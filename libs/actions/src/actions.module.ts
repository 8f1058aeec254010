import { ListExports } from '@lantern/web-kit'
import { Module } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { AcceptActionController } from './accept-action/accept-action.slice.js'
import { ActionFilesPage } from './action-files/action-files.page.js'
import { ActionExportPage } from './action-list/action-export.page.js'
import { ActionList } from './action-list/action-list.query.js'
import { ActionListPage } from './action-list/action-list.page.js'
import { ActionRecordPage } from './action-record/action-record.page.js'
import { ActionRecords } from './action-record/action-record.query.js'
import { ActionRows } from './action-rows.js'
import { AcceptDutyReasonController } from './accept-duty-reason/accept-duty-reason.slice.js'
import { ChaseDutyController } from './chase-duty/chase-duty.slice.js'
import { CloseDutyEscalationController } from './close-duty-escalation/close-duty-escalation.slice.js'
import { DirectDutyController } from './direct-duty/direct-duty.slice.js'
import { DutySubjects } from './duty-subjects.js'
import { DutiesOf } from './duties-of.js'
import { RaiseDutyController } from './raise-duty/raise-duty.slice.js'
import { ActionSubjects } from './action-subjects.js'
import { ActionsOf } from './actions-of.js'
import { AgreeActionController } from './agree-action/agree-action.slice.js'
import { BoardsPage } from './boards/boards.page.js'
import { RaisedRows } from './raised-rows.js'
import { ChaseActionController } from './chase-action/chase-action.slice.js'
import { AcceptReasonController } from './accept-reason/accept-reason.slice.js'
import { DirectActionController } from './direct-action/direct-action.slice.js'
import { RaiseActionController } from './raise-action/raise-action.slice.js'
import { CloseEscalationController } from './close-escalation/close-escalation.slice.js'
import { ClaimActionDoneController } from './claim-action-done/claim-action-done.slice.js'
import { DeclineActionController } from './decline-action/decline-action.slice.js'
import { EscalateDuties } from './escalate-duty/escalate-duties.js'
import { EscalateOverdue } from './escalate-action/escalate-overdue.js'
import { Escalations } from './escalations/escalations.query.js'
import { EscalationsPage } from './escalations/escalations.page.js'
import { EscalationRecordPage } from './escalation-record/escalation-record.page.js'
import { EscalationRecords } from './escalation-record/escalation-record.query.js'
import { ExtendActionController } from './extend-action/extend-action.slice.js'
import { MarkActionNotPossibleController } from './mark-action-not-possible/mark-action-not-possible.slice.js'
import { MarkActionNotDoneController } from './mark-action-not-done/mark-action-not-done.slice.js'
import { RecordActionInErrorController } from './record-action-in-error/record-action-in-error.slice.js'
import { ReassignActionController } from './reassign-action/reassign-action.slice.js'
import { RequestActionController } from './request-action/request-action.slice.js'
import { ReturnActionController } from './return-action/return-action.slice.js'
import { AgenciesShown } from './shown-agencies.js'
import { VerifyActionController } from './verify-action/verify-action.slice.js'

/** Actions, in the order of an action's life. Whoever holds actions provides ActionHolders. */
@Module({
  imports: [DiscoveryModule],
  controllers: [
    AgreeActionController,
    RequestActionController,
    AcceptActionController,
    DeclineActionController,
    ExtendActionController,
    ClaimActionDoneController,
    VerifyActionController,
    ReturnActionController,
    MarkActionNotPossibleController,
    MarkActionNotDoneController,
    RecordActionInErrorController,
    ReassignActionController,
    ChaseActionController,
    AcceptReasonController,
    DirectActionController,
    RaiseActionController,
    CloseEscalationController,
    ChaseDutyController,
    AcceptDutyReasonController,
    DirectDutyController,
    RaiseDutyController,
    CloseDutyEscalationController,
    ActionListPage,
    ActionExportPage,
    EscalationsPage,
    EscalationRecordPage,
    BoardsPage,
    ActionRecordPage,
    ActionFilesPage,
  ],
  providers: [ActionSubjects, ActionsOf, ActionRows, ListExports, ActionList, ActionRecords, Escalations, EscalationRecords, AgenciesShown, RaisedRows, DutySubjects, DutiesOf, EscalateOverdue, EscalateDuties],
  exports: [ActionsOf, DutiesOf],
})
export class ActionsModule {}
