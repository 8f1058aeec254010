import { ActionsModule } from '@lantern/actions'
import { ListExports, SetUpUse } from '@lantern/web-kit'
import { Module } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { Agreed } from './agreed.js'
import { CheckWork } from './check-work/check-work.js'
import { Unanswered } from './check-work/unanswered.js'
import { WorkToCheck } from './check-work/work-to-check.js'
import { Problems } from './problems/problems.query.js'
import { ProblemsPage } from './problems/problems.page.js'
import { StuckCases } from './stuck-cases/stuck-cases.query.js'
import { LeftAgencies } from './left-agencies/left-agencies.query.js'
import { LeftFlagsPage } from './left-agencies/left-flags.page.js'
import { LeftAgenciesPage } from './left-agencies/left-agencies.page.js'
import { SetUpInUse } from './set-up-in-use.js'
import { AccessRequestSubjects } from './access-request-subjects.js'
import { AccessRequests } from './access-requests/access-requests.query.js'
import { AccessRequestsPage } from './access-requests/access-requests.page.js'
import { DesertedCases } from './deserted-cases/deserted-cases.query.js'
import { DesertedCasesPage } from './deserted-cases/deserted-cases.page.js'
import { GrantAccessController } from './grant-access/grant-access.slice.js'
import { RefuseAccessController } from './refuse-access/refuse-access.slice.js'
import { RequestAccessController } from './request-access/request-access.slice.js'
import { AcceptReferralController } from './accept-referral/accept-referral.slice.js'
import { ChangeCoordinatorController } from './change-coordinator/change-coordinator.slice.js'
import { Coordinators } from './coordinators/coordinators.query.js'
import { CoordinatorsPage } from './coordinators/coordinators.page.js'
import { HandOnCasesPage } from './hand-on-cases/hand-on-cases.page.js'
import { WhoIsHere } from './who-is-here.js'
import { AnswerAppealController } from './answer-appeal/answer-appeal.slice.js'
import { AppealReferralController } from './appeal-referral/appeal-referral.slice.js'
import { Appeals } from './appeals/appeals.query.js'
import { AppealsPage } from './appeals/appeals.page.js'
import { TransferCaseController } from './transfer-case/transfer-case.slice.js'
import { AcknowledgeTransferController } from './acknowledge-transfer/acknowledge-transfer.slice.js'
import { TakeCaseBackController } from './take-case-back/take-case-back.slice.js'
import { RecordTransferInController } from './record-transfer-in/record-transfer-in.slice.js'
import { AcknowledgeTransferInController } from './acknowledge-transfer-in/acknowledge-transfer-in.slice.js'
import { Transfers } from './transfers/transfers.query.js'
import { ReceiveTransferController } from './receive-transfer/receive-transfer.slice.js'
import { TransferFilePage } from './case-record/transfer-file/transfer-file.page.js'
import { TransfersPage } from './transfers/transfers.page.js'
import { OwnReferrals } from './own-referrals/own-referrals.query.js'
import { OwnReferralsPage } from './own-referrals/own-referrals.page.js'
import { WaitingPage } from './waiting/waiting.page.js'
import { AddLinkController } from './add-link/add-link.slice.js'
import { EndLinkController } from './end-link/end-link.slice.js'
import { AddFileController } from './add-file/add-file.slice.js'
import { AnswerQuestionController } from './answer-question/answer-question.slice.js'
import { AskQuestionController } from './ask-question/ask-question.slice.js'
import { CaseAccess } from './case-access/case-access.query.js'
import { CaseHistory } from './case-history/case-history.query.js'
import { CaseHistoryPage } from './case-history/case-history.page.js'
import { CaseList } from './case-list/case-list.query.js'
import { CaseFiltersPage } from './case-list/case-filters.page.js'
import { CaseListPage } from './case-list/case-list.page.js'
import { CaseFilesPage } from './case-files/case-files.page.js'
import { CaseMessagesPage } from './case-messages/case-messages.page.js'
import { CaseReadings } from './case-reading/case-readings.query.js'
import { ComingDatesPage } from './coming-dates/coming-dates.page.js'
import { ComingDates } from './coming-dates/coming-dates.query.js'
import { CaseReadersPage } from './case-readers/case-readers.page.js'
import { CaseReaders } from './case-readers/case-readers.query.js'
import { CaseRecordPage } from './case-record/case-record.page.js'
import { CaseReads } from './case-reads.js'
import { CaseNow } from './case-record/case-now.js'
import { CaseDatesPage } from './case-record/dates/case-dates.page.js'
import { PrintCasePage } from './case-record/print/print-case.page.js'
import { CaseRecords } from './case-record/case-record.query.js'
import { CaseSearch } from './case-search/case-search.query.js'
import { CaseSearchPage } from './case-search/case-search.page.js'
import { CaseSubjects } from './case-subjects.js'
import { Cases } from './cases.js'
import { CasesHoldActionsModule } from './cases-hold-actions.js'
import { AnswerMeetingRequestController } from './answer-meeting-request/answer-meeting-request.slice.js'
import { ChooseRouteController } from './choose-route/choose-route.slice.js'
import { CasePlanPage } from './case-plan/case-plan.page.js'
import { NameTellerController } from './name-teller/name-teller.slice.js'
import { RecordVictimToldController } from './record-victim-told/record-victim-told.slice.js'
import { CasePeople } from './case-people.js'
import { ChangePersonDetailsController } from './change-person-details/change-person-details.slice.js'
import { FollowInError } from './record-in-error/follow-in-error.js'
import { HideAsFollowed } from './record-in-error/hide-as-followed.js'
import { CarryDeath } from './record-death/carry-death.js'
import { CompareCasePage } from './case-record/compare/compare-case.page.js'
import { CallOffResearchController } from './call-off-research/call-off-research.slice.js'
import { ReleaseFlagController } from './release-flag/release-flag.slice.js'
import { WithdrawQuestionController } from './withdraw-question/withdraw-question.slice.js'
import { CloseCaseController } from './close-case/close-case.slice.js'
import { DecideRiskController } from './decide-risk/decide-risk.slice.js'
import { DissentFromRiskController } from './dissent-from-risk/dissent-from-risk.slice.js'
import { DeclareConflictController } from './declare-conflict/declare-conflict.slice.js'
import { ConsiderChildController } from './consider-child/consider-child.slice.js'
import { ExcludeUserController } from './exclude-user/exclude-user.slice.js'
import { Flags } from './flags/flags.query.js'
import { CaseExportPage } from './case-list/case-export.page.js'
import { FlagExportPage } from './flags/flag-export.page.js'
import { ReferralExportPage } from './referral-queue/referral-export.page.js'
import { FlagsPage } from './flags/flags.page.js'
import { ReleaseResearchOfLeavers } from './leave-research/release-research.js'
import { CountedReferrals } from './keep-flags/counted-days.query.js'
import { KeepFlags } from './keep-flags/keep-flags.js'
import { PutFlagOnController } from './put-flag-on/put-flag-on.slice.js'
import { TakeFlagOffController } from './take-flag-off/take-flag-off.slice.js'
import { EndTransferredActions } from './end-transferred-actions/end-transferred-actions.js'
import { FlagOpenActions } from './flag-open-action/flag-open-actions.js'
import { FollowReferralPage } from './follow-referral/follow-referral.page.js'
import { Referrals } from './follow-referral/follow-referral.query.js'
import { IdvaContacts } from './idva-contacts/idva-contacts.query.js'
import { IdvaContactsPage } from './idva-contacts/idva-contacts.page.js'
import { IdvaServices } from './idva-services.js'
import { WaitingForPlan } from './waiting-for-plan/waiting-for-plan.query.js'
import { WaitingForPlanPage } from './waiting-for-plan/waiting-for-plan.page.js'
import { LiftExclusionController } from './lift-exclusion/lift-exclusion.slice.js'
import { LiftRestrictionController } from './lift-restriction/lift-restriction.slice.js'
import { MeetingRequests } from './meeting-requests/meeting-requests.query.js'
import { MeetingRequestsPage } from './meeting-requests/meeting-requests.page.js'
import { CancelMeetingController } from './cancel-meeting/cancel-meeting.slice.js'
import { IssueAgendaController } from './issue-agenda/issue-agenda.slice.js'
import { ListCaseController } from './list-case/list-case.slice.js'
import { ChairMeetingPage } from './case-record/chair/chair-meeting.page.js'
import { CloseMeetingController } from './close-meeting/close-meeting.slice.js'
import { CorrectMinutesController } from './correct-minutes/correct-minutes.slice.js'
import { IssueMinutesController } from './issue-minutes/issue-minutes.slice.js'
import { MeetingMinutes } from './meeting-minutes/meeting-minutes.query.js'
import { MeetingMinutesPage } from './meeting-minutes/meeting-minutes.page.js'
import { HearCaseController } from './hear-case/hear-case.slice.js'
import { Invitations } from './invitations.js'
import { AgendaParts } from './agenda-parts/agenda-parts.query.js'
import { LateMinutes } from './minutes-due/late-minutes.js'
import { MinutesDue } from './minutes-due/minutes-due.query.js'
import { LowAttendance } from './meeting-attendance/low-attendance.js'
import { MeetingAttendancePage } from './meeting-attendance/meeting-attendance.page.js'
import { OpenMeetingController } from './open-meeting/open-meeting.slice.js'
import { RecordAttendanceController } from './record-attendance/record-attendance.slice.js'
import { RecordVisitorController } from './record-visitor/record-visitor.slice.js'
import { TellOfListedCases } from './tell-of-listed/tell-of-listed.js'
import { MeetingVisitors } from './meeting-visitors.js'
import { SignConfidentialityController } from './sign-confidentiality/sign-confidentiality.slice.js'
import { MeetingAgenda } from './meeting-agenda/meeting-agenda.query.js'
import { MeetingAgendaPage } from './meeting-agenda/meeting-agenda.page.js'
import { MeetingSubjects } from './meeting-subjects.js'
import { InvitedPeople } from './invited-people.js'
import { MeetingInvitationsPage } from './meeting-invitations/meeting-invitations.page.js'
import { Meetings } from './meetings/meetings.query.js'
import { MeetingsPage } from './meetings/meetings.page.js'
import { AddOtherBusinessController } from './add-other-business/add-other-business.slice.js'
import { ChangeOtherBusinessController } from './change-other-business/change-other-business.slice.js'
import { MoveAgendaItemController } from './move-agenda-item/move-agenda-item.slice.js'
import { MoveMeetingController } from './move-meeting/move-meeting.slice.js'
import { ScheduleMeetingController } from './schedule-meeting/schedule-meeting.slice.js'
import { ToBeListed } from './to-be-listed/to-be-listed.query.js'
import { ToBeListedPage } from './to-be-listed/to-be-listed.page.js'
import { UnlistCaseController } from './unlist-case/unlist-case.slice.js'
import { MyWorkPage } from './my-work/my-work.page.js'
import { CompleteReferralController } from './complete-referral/complete-referral.slice.js'
import { ReferralGiven } from './referral-given.js'
import { ReturnReferralController } from './return-referral/return-referral.slice.js'
import { NotAcceptReferralController } from './not-accept-referral/not-accept-referral.slice.js'
import { OverrideRiskController } from './override-risk/override-risk.slice.js'
import { RecordChildViewsController } from './record-child-views/record-child-views.slice.js'
import { RecordIdvaContactController } from './record-idva-contact/record-idva-contact.slice.js'
import { RecordVictimViewsController } from './record-victim-views/record-victim-views.slice.js'
import { JoinCaseController } from './join-case/join-case.slice.js'
import { TellIncident } from './join-case/tell-incident.js'
import { MergePeopleController } from './merge-people/merge-people.slice.js'
import { People } from './people/people.query.js'
import { Pairs } from './pairs/pairs.query.js'
import { PersonRecords } from './person-record/person-record.query.js'
import { PersonRecordPage } from './person-record/person-record.page.js'
import { PossibleMatches } from './possible-matches/possible-matches.query.js'
import { PossibleMatchesPage } from './possible-matches/possible-matches.page.js'
import { Questions } from './questions/questions.query.js'
import { QuestionsPage } from './questions/questions.page.js'
import { RecordDeathController } from './record-death/record-death.slice.js'
import { ReferralQueue } from './referral-queue/referral-queue.query.js'
import { ReferralQueuePage } from './referral-queue/referral-queue.page.js'
import { RequestMeetingController } from './request-meeting/request-meeting.slice.js'
import { RequestResearchController } from './request-research/request-research.slice.js'
import { LateResearch } from './research-requests/late-research.js'
import { HeardNext } from './heard-next.js'
import { WhyResearchCells } from './research-requests/why-research-cells.js'
import { ResearchRequests } from './research-requests/research-requests.query.js'
import { NothingKnownPage } from './nothing-known/nothing-known.page.js'
import { PeopleToSearchPage } from './people-to-search/people-to-search.page.js'
import { PeopleToSearch } from './people-to-search/people-to-search.query.js'
import { ResearchRequestsPage } from './research-requests/research-requests.page.js'
import { RestrictCaseController } from './restrict-case/restrict-case.slice.js'
import { AddReferralFileController } from './add-referral-file/add-referral-file.slice.js'
import { AddToResearchController } from './add-to-research/add-to-research.slice.js'
import { LeaveResearchController } from './leave-research/leave-research.slice.js'
import { TakeResearchController } from './take-research/take-research.slice.js'
import { WithdrawResearchController } from './withdraw-research/withdraw-research.slice.js'
import { ReturnResearchController } from './return-research/return-research.slice.js'
import { SamePeople } from './same-people/same-people.query.js'
import { SummariseRiskController } from './summarise-risk/summarise-risk.slice.js'
import { CaseEntries } from './marac-case/in-error/case-entries.query.js'
import { AssessEntryInErrorController } from './assess-entry-in-error/assess-entry-in-error.slice.js'
import { RecordInErrorController } from './record-in-error/record-in-error.slice.js'
import { EntriesInError } from './entries-in-error/entries-in-error.query.js'
import { EntriesInErrorPage } from './entries-in-error/entries-in-error.page.js'
import { RecordFileInErrorController } from './record-file-in-error/record-file-in-error.slice.js'
import { SendMessageController } from './send-message/send-message.slice.js'
import { SeveralVictims } from './several-victims/several-victims.query.js'
import { SeveralVictimsPage } from './several-victims/several-victims.page.js'
import { SubmitReferralController } from './submit-referral/submit-referral.slice.js'
import { TellPeopleApartController } from './tell-people-apart/tell-people-apart.slice.js'
import { UnmergePeopleController } from './unmerge-people/unmerge-people.slice.js'
import { NoticesModule } from './notices/notices.module.js'
import { CalendarPage } from './calendar/calendar.page.js'
import { OwnMeetings } from './calendar/own-meetings.query.js'
import { OwnDeadlines } from './calendar/own-deadlines.query.js'
import { NoticeSettingsPage } from './notices/notice-settings.page.js'
import { NoticesPage } from './notices/notices.page.js'
import { Deadlines } from './give-reminders/deadlines.query.js'
import { GiveReminders } from './give-reminders/give-reminders.js'
import { UnreadMessages } from './unread-messages/unread-messages.query.js'
import { UnreadMessagesPage } from './unread-messages/unread-messages.page.js'

/** The MARAC case, in the order of a case's life. */
@Module({
  imports: [ActionsModule, CasesHoldActionsModule, NoticesModule, DiscoveryModule],
  controllers: [
    MyWorkPage,
    WaitingPage,
    SubmitReferralController,
    OwnReferralsPage,
    FollowReferralPage,
    ReferralQueuePage,
    ReferralExportPage,
    PossibleMatchesPage,
    MergePeopleController,
    TellPeopleApartController,
    UnmergePeopleController,
    AcceptReferralController,
    ChangeCoordinatorController,
    JoinCaseController,
    ReturnReferralController,
    CompleteReferralController,
    NotAcceptReferralController,
    AppealReferralController,
    AppealsPage,
    AnswerAppealController,
    RecordTransferInController,
    ReceiveTransferController,
    AcknowledgeTransferInController,
    CaseListPage,
    CoordinatorsPage,
    HandOnCasesPage,
    CaseExportPage,
    CaseFiltersPage,
    CaseSearchPage,
    CaseRecordPage,
    CaseHistoryPage,
    CompareCasePage,
    PrintCasePage,
    CaseReadersPage,
    CaseDatesPage,
    ComingDatesPage,
    PersonRecordPage,
    SeveralVictimsPage,
    ChangePersonDetailsController,
    RecordDeathController,
    DeclareConflictController,
    ExcludeUserController,
    LiftExclusionController,
    RestrictCaseController,
    LiftRestrictionController,
    DesertedCasesPage,
    LeftAgenciesPage,
    ProblemsPage,
    LeftFlagsPage,
    RequestAccessController,
    AccessRequestsPage,
    GrantAccessController,
    RefuseAccessController,
    IdvaContactsPage,
    WaitingForPlanPage,
    RecordIdvaContactController,
    RecordVictimViewsController,
    RecordChildViewsController,
    RequestResearchController,
    ResearchRequestsPage,
    PeopleToSearchPage,
    NothingKnownPage,
    TakeResearchController,
    LeaveResearchController,
    ReturnResearchController,
    AddToResearchController,
    WithdrawResearchController,
    CallOffResearchController,
    SummariseRiskController,
    DecideRiskController,
    DissentFromRiskController,
    OverrideRiskController,
    ChooseRouteController,
    CasePlanPage,
    ConsiderChildController,
    NameTellerController,
    RecordVictimToldController,
    RequestMeetingController,
    MeetingRequestsPage,
    AnswerMeetingRequestController,
    ToBeListedPage,
    ListCaseController,
    UnlistCaseController,
    MeetingsPage,
    ScheduleMeetingController,
    MeetingAgendaPage,
    MeetingInvitationsPage,
    MoveAgendaItemController,
    AddOtherBusinessController,
    ChangeOtherBusinessController,
    IssueAgendaController,
    MoveMeetingController,
    CancelMeetingController,
    OpenMeetingController,
    ChairMeetingPage,
    HearCaseController,
    MeetingAttendancePage,
    RecordAttendanceController,
    RecordVisitorController,
    SignConfidentialityController,
    CloseMeetingController,
    IssueMinutesController,
    CorrectMinutesController,
    MeetingMinutesPage,
    CaseFilesPage,
    AddFileController,
    AddReferralFileController,
    RecordFileInErrorController,
    RecordInErrorController,
    EntriesInErrorPage,
    AssessEntryInErrorController,
    CaseMessagesPage,
    SendMessageController,
    AskQuestionController,
    AnswerQuestionController,
    WithdrawQuestionController,
    UnreadMessagesPage,
    QuestionsPage,
    NoticesPage,
    NoticeSettingsPage,
    CalendarPage,
    TransferCaseController,
    AcknowledgeTransferController,
    TakeCaseBackController,
    TransfersPage,
    TransferFilePage,
    AddLinkController,
    EndLinkController,
    CloseCaseController,
    FlagsPage,
    FlagExportPage,
    PutFlagOnController,
    TakeFlagOffController,
    ReleaseFlagController,
  ],
  providers: [IdvaServices, Agreed, WhoIsHere, Coordinators, DesertedCases, ReferralGiven, CaseSubjects, AccessRequestSubjects, AccessRequests, Cases, OwnReferrals, ReferralQueue, Appeals, Transfers, IdvaContacts, ResearchRequests, WhyResearchCells, HeardNext, LateResearch, LowAttendance, LateMinutes, MinutesDue, PeopleToSearch, MeetingRequests, Meetings, MeetingAgenda, AgendaParts, MeetingSubjects, Invitations, InvitedPeople, TellOfListedCases, MeetingVisitors, MeetingMinutes, ToBeListed, WaitingForPlan, CaseList, CaseSearch, CaseRecords, CaseReads, CaseAccess, CaseReaders, ComingDates, CaseHistory, Referrals, CasePeople, PersonRecords, SamePeople, People, Pairs, PossibleMatches, FlagOpenActions, EndTransferredActions, Flags, CountedReferrals, KeepFlags, CarryDeath, TellIncident, HideAsFollowed, FollowInError, CaseReadings, CaseEntries, EntriesInError, UnreadMessages, Questions, CaseNow, SeveralVictims, ListExports, ReleaseResearchOfLeavers, LeftAgencies, StuckCases, Problems, Unanswered, WorkToCheck, CheckWork, Deadlines, OwnDeadlines, OwnMeetings, GiveReminders, { provide: SetUpUse, useClass: SetUpInUse }],
})
export class MaracModule {}
