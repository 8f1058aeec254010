import { Module } from '@nestjs/common'
import { AbsenceSubjects } from './absence/absence-subjects.js'
import { AwayPage } from './away/away.page.js'
import { ChangeAwayController } from './change-away/change-away.slice.js'
import { EndAwayController } from './end-away/end-away.slice.js'
import { RecordAwayController } from './record-away/record-away.slice.js'
import { AddAgencyController } from './add-agency/add-agency.slice.js'
import { AddAreaController } from './add-area/add-area.slice.js'
import { AddDistrictController } from './add-district/add-district.slice.js'
import { AddGroupController } from './add-group/add-group.slice.js'
import { ChangeAgencyDistrictsController } from './change-agency-districts/change-agency-districts.slice.js'
import { EndPartController } from './end-part/end-part.slice.js'
import { LeavePartnershipController } from './leave-partnership/leave-partnership.slice.js'
import { RejoinPartnershipController } from './rejoin-partnership/rejoin-partnership.slice.js'
import { RenamePartController } from './rename-part/rename-part.slice.js'
import { AgreementsPage } from './agreements/agreements.page.js'
import { Agreements } from './agreements/agreements.query.js'
import { EndAgreementController } from './end-agreement/end-agreement.slice.js'
import { PartnershipSubjects } from './partnership-subjects.js'
import { RecordAgreementController } from './record-agreement/record-agreement.slice.js'

/** The commands of a partnership, its agreements, and who is away. A module of its own, since who stands around the pages depends on the installation and this does not. */
@Module({ controllers: [AgreementsPage, RecordAgreementController, EndAgreementController, AddAgencyController, RenamePartController, ChangeAgencyDistrictsController, LeavePartnershipController, RejoinPartnershipController, AddAreaController, AddDistrictController, AddGroupController, EndPartController, AwayPage, RecordAwayController, ChangeAwayController, EndAwayController], providers: [Agreements, PartnershipSubjects, AbsenceSubjects] })
export class PartnershipCommandsModule {}
