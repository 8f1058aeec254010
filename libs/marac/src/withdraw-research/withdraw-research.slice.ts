import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { beside, controllerFor, inDateTime, Reference, Text, type Get } from '@lantern/web-kit'
import { theReturn, type MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { decideWithdrawResearch, WithdrawResearch } from './withdraw-research.decide.js'

export class WithdrawResearchInput {
  @Reference('what to withdraw', { as: 'radios' }) told!: string
  @Text('why it is withdrawn', { max: 4000, multiline: true, hint: 'Every agency on the case can read this. Do not repeat what you take back.' }) reason!: string
}

/** What the actor's agency told on the case, by when it did; a resend may name what is withdrawn by now, so that stays a choice. */
async function toldBy(get: Get, ref: string, { agency }: Actor): Promise<{ readonly told: Readonly<Record<string, string>> }> {
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const stored = events as readonly StoredOf<MaracCaseEvent>[]
  const withdrawn = stored.flatMap(event => (event.type === 'ResearchWithdrawn' && event.data.agency === agency ? [event.data.entryId] : []))
  const worded = (entryId: string, what: string): readonly [string, string] => [entryId, withdrawn.includes(entryId) ? `${what} (withdrawn already)` : what]
  return {
    told: Object.fromEntries(
      stored.flatMap(event => {
        if (event.type === 'ResearchReturned' && event.data.agency === agency) return [worded(theReturn, `The return of ${inDateTime(event.recordedAt)}`)]
        if (event.type === 'ResearchAddedTo' && event.data.agency === agency) return [worded(event.data.entryId, `What was added on ${inDateTime(event.recordedAt)}`)]
        return []
      }),
    ),
  }
}

export const withdrawResearch = commandSlice({
  name: 'withdraw-research',
  title: 'Withdraw research',
  done: 'Research withdrawn',
  verb: 'marac.return-research',
  refuses: ['marac.case-not-open', 'marac.no-such-return', 'marac.already-withdrawn'],
  lifecycle: caseLifecycle,
  rule: decideWithdrawResearch,
  input: WithdrawResearchInput,
  api: 'cases/:ref/research-withdrawals',
  page: 'cases/:ref/withdraw-research',
  template: beside(import.meta.url),
  adds: true,
  next: () => '/research',
  choices: toldBy,
  command: ({ told, reason }, { id, seal }) => new WithdrawResearch({ caseId: id, entryId: told, reason: seal(`case-${id}`, reason) }),
})
export class WithdrawResearchController extends controllerFor(withdrawResearch) {}
