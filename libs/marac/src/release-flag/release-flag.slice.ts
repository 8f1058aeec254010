import { EventStore, stateNow } from '@lantern/event-store'
import { controllerFor, Directory, OneOf, Reference, type Get } from '@lantern/web-kit'
import type { Release } from '../marac-case/flags/flags.events.js'
import { releaseWords } from '../marac-case/flags/flags.words.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { decideReleaseFlag, ReleaseFlag } from './release-flag.decide.js'

export class ReleaseFlagInput {
  @Reference('the agency', { as: 'radios', hint: 'It is not counted on for its flag any more. The flags of the others stay as they are.' }) agency!: string
  @OneOf('what is known of its flag', { choices: releaseWords }) because!: Release
}

async function flagged(get: Get, ref: string): Promise<{ readonly agency: Readonly<Record<string, string>> }> {
  const { state } = await stateNow(get(EventStore), maracCase, ref)
  const names = get(Directory)
  return { agency: Object.fromEntries(Object.keys(state.flags).map(agency => [agency, names.agency(agency)])) }
}

export const releaseFlag = commandSlice({
  name: 'release-flag',
  title: 'Stop counting on the flag of an agency',
  done: 'Recorded: the Hub does not count on this flag any more',
  verb: 'marac.release-flag',
  refuses: ['marac.no-flag-to-release'],
  lifecycle: caseLifecycle,
  rule: decideReleaseFlag,
  input: ReleaseFlagInput,
  starts: ['agency'],
  adds: true,
  api: 'cases/:ref/flag-releases',
  page: 'cases/:ref/release-flag',
  choices: flagged,
  command: (data, { id }) => new ReleaseFlag({ ...data, caseId: id }),
})
export class ReleaseFlagController extends controllerFor(releaseFlag) {}
