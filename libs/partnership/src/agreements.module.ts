import { Module } from '@nestjs/common'
import { AgreementsPage } from './agreements/agreements.page.js'
import { Agreements } from './agreements/agreements.query.js'
import { EndAgreementController } from './end-agreement/end-agreement.slice.js'
import { PartnershipSubjects } from './partnership-subjects.js'
import { RecordAgreementController } from './record-agreement/record-agreement.slice.js'

/** Information sharing agreements. A module of its own, since who stands around the pages depends on the installation and this does not. */
@Module({ controllers: [AgreementsPage, RecordAgreementController, EndAgreementController], providers: [Agreements, PartnershipSubjects] })
export class AgreementsModule {}
