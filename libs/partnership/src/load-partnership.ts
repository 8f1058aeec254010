import type { Clock } from '@lantern/clock'
import { Refusal } from '@lantern/decision'
import type { EventStore } from '@lantern/event-store'
import { loadRuleFiles, type RuleDocuments, type RuleFileRefused } from '@lantern/rules'
import { systemActor } from '@lantern/web-kit'
import { decideFoundPartnership, FoundPartnership } from './found-partnership/found-partnership.decide.js'
import { decideLoadRules, LoadRules } from './load-rules/load-rules.decide.js'
import { recordOn } from './recording.js'
import type { Register } from './register.js'

/** The files of a partnership were not taken; what was recorded before stays in force. `faults` say where and why, each on its own. */
export class PartnershipRefused extends Error {
  override readonly name = 'PartnershipRefused'
  constructor(
    readonly folder: string,
    readonly faults: readonly RuleFileRefused[],
    reason = '',
  ) {
    const lines = faults.map(({ file, line, reason }) => `  ${file} line ${line}: ${reason}`)
    super([`The files in ${folder} were not loaded; what was recorded before stays in force.`, ...(reason ? [`  ${reason}`] : []), ...lines].join('\n'))
  }
}

/** What a partnership is loaded into. */
export interface LoadingParts {
  readonly store: EventStore
  /** Started. */
  readonly register: Register
  readonly clock: Clock
}

/**
 * Founds the partnership of a folder of rule files, or adds what is new in it, and loads its rules. Files that say what is recorded
 * already record nothing, so that every start may call it. All or nothing of what is faulty: the files are read whole first.
 * @throws PartnershipRefused
 */
export async function loadPartnership({ store, register, clock }: LoadingParts, folder: string): Promise<RuleDocuments> {
  const loaded = loadRuleFiles(folder)
  if ('refused' in loaded) throw new PartnershipRefused(folder, loaded.refused)
  const { documents, hash } = loaded
  const { id } = documents.partnership
  await register.refresh()
  const about = { now: clock.now(), by: systemActor, id: register.founded ? undefined : id }
  try {
    const found = new FoundPartnership({ partnership: documents.partnership })
    await recordOn(store, register, { ...about, rule: decideFoundPartnership, command: found, says: { found: documents.partnership } })
    await recordOn(store, register, { ...about, rule: decideLoadRules, command: new LoadRules(loaded), says: { load: hash } })
  } catch (error) {
    if (error instanceof Refusal) throw new PartnershipRefused(folder, [], error.message)
    throw error
  }
  return documents
}
