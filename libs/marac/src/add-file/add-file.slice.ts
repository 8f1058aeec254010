import { controllerFor, Files, OneOf, type Upload } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { newFilesOf } from '../marac-case/files/new-files.js'
import { commandSlice } from '../marac.slice.js'
import { AddFile, decideAddFile } from './add-file.decide.js'

export class AddFileInput {
  @OneOf('what the files belong to', { choices: { case: 'The case', referral: 'The referral', research: 'The research of your agency' } }) about!: 'case' | 'referral' | 'research'
  @Files('the files', { most: 5 }) files!: Upload[]
}

export const addFile = commandSlice({
  name: 'add-file',
  title: 'Add files',
  done: 'Files added',
  verb: 'marac.add-file',
  refuses: ['marac.case-not-open', 'marac.not-asked'],
  lifecycle: caseLifecycle,
  rule: decideAddFile,
  input: AddFileInput,
  adds: true,
  starts: ['about'],
  api: 'cases/:ref/files',
  page: 'cases/:ref/add-file',
  command: ({ about, files }, making) => new AddFile({ caseId: making.id, about, files: newFilesOf(files, making) }),
})
export class AddFileController extends controllerFor(addFile) {}
