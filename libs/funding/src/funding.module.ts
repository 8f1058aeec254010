import { Module } from '@nestjs/common'
import { FundingSubjects } from './funding-subjects.js'
import { RecordResolutionController } from './record-resolution/record-resolution.slice.js'
import { RecordResolutionInErrorController } from './record-resolution-in-error/record-resolution-in-error.slice.js'
import { Resolutions } from './resolutions/resolutions.query.js'
import { ResolutionsPage } from './resolutions/resolutions.page.js'

/** Funds, and what was resolved on them. */
@Module({
  controllers: [RecordResolutionController, RecordResolutionInErrorController, ResolutionsPage],
  providers: [FundingSubjects, Resolutions],
})
export class FundingModule {}
