import { controllerFor, Files, type Upload } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { newFilesOf } from '../marac-case/files/new-files.js'
import { commandSlice } from '../marac.slice.js'
import { AddReferralFile, decideAddReferralFile } from './add-referral-file.decide.js'

export class AddReferralFileInput {
  @Files('the files', { most: 5 }) files!: Upload[]
}

export const addReferralFile = commandSlice({
  name: 'add-referral-file',
  title: 'Add files to the referral',
  done: 'Files added to the referral',
  verb: 'marac.add-referral-file',
  refuses: ['marac.referral-over'],
  lifecycle: caseLifecycle,
  rule: decideAddReferralFile,
  input: AddReferralFileInput,
  adds: true,
  api: 'referrals/:ref/files',
  page: 'referrals/:ref/add-file',
  next: ref => `/referrals/${ref}`,
  command: ({ files }, making) => new AddReferralFile({ caseId: making.id, files: newFilesOf(files, making) }),
})
export class AddReferralFileController extends controllerFor(addReferralFile) {}
