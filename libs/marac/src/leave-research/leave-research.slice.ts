import { controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideLeaveResearch, LeaveResearch } from './leave-research.decide.js'

export class LeaveResearchInput {}

export const leaveResearch = commandSlice({
  name: 'leave-research',
  title: 'Leave this research to a colleague',
  done: 'Research left to a colleague',
  verb: 'marac.return-research',
  refuses: ['marac.case-not-open', 'marac.not-asked', 'marac.not-taken'],
  lifecycle: caseLifecycle,
  rule: decideLeaveResearch,
  input: LeaveResearchInput,
  api: 'cases/:ref/research-leavings',
  page: 'cases/:ref/leave-research',
  adds: true,
  next: () => '/research',
  command: (_input, { id }) => new LeaveResearch({ caseId: id }),
})
export class LeaveResearchController extends controllerFor(leaveResearch) {}
