import { Module } from '@nestjs/common'
import { AbsenceSubjects } from './absence/absence-subjects.js'
import { AwayPage } from './away/away.page.js'
import { ChangeAwayController } from './change-away/change-away.slice.js'
import { EndAwayController } from './end-away/end-away.slice.js'
import { RecordAwayController } from './record-away/record-away.slice.js'
import { AgreementsPage } from './agreements/agreements.page.js'
import { Agreements } from './agreements/agreements.query.js'
import { EndAgreementController } from './end-agreement/end-agreement.slice.js'
import { PartnershipSubjects } from './partnership-subjects.js'
import { RecordAgreementController } from './record-agreement/record-agreement.slice.js'

/** Information sharing agreements, and who is away. A module of its own, since who stands around the pages depends on the installation and this does not. */
@Module({ controllers: [AgreementsPage, RecordAgreementController, EndAgreementController, AwayPage, RecordAwayController, ChangeAwayController, EndAwayController], providers: [Agreements, PartnershipSubjects, AbsenceSubjects] })
export class AgreementsModule {}
