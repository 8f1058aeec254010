import { londonDate } from '@lantern/clock'
import { Refusal } from '@lantern/decision'
import type { Given } from '@lantern/decision'
import { comparePast, parseRuleFiles, sentenceOf } from '@lantern/rules'
import type { LoadedRules } from '@lantern/rules'
import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

/** The files as loadRuleFiles gave them, found whole. */
export class LoadRules {
  constructor(readonly data: LoadedRules) {}
}

/**
 * Records the rules, text and hash, when they differ from those recorded last. What holds already is never rewritten, only followed by
 * later-dated entries, so that a case judged by a rule can always be shown that rule (docs/adr/0002).
 * @throws Refusal partnership.not-founded, partnership.another, partnership.past-changed (says which entries), partnership.recorded-rules-unreadable
 */
export function decideLoadRules({ data: { documents, files, hash } }: LoadRules, state: Partnership, { now }: Pick<Given, 'now'>): readonly PartnershipEvent[] {
  if (!state.founded) throw refusal('partnership.not-founded')
  if (state.founded.id !== documents.partnership.id) throw refusal('partnership.another')
  if (state.rules?.hash === hash) return []
  if (state.rules) {
    const recorded = parseRuleFiles(state.rules.files)
    if ('refused' in recorded) throw refusal('partnership.recorded-rules-unreadable')
    const changes = comparePast(recorded.documents, documents, londonDate(now))
    if (changes.length > 0) {
      const code = 'partnership.past-changed'
      throw new Refusal(code, `${refusal.sentences[code]} ${changes.map(sentenceOf).join(' ')} The rules recorded before stay in force.`)
    }
  }
  return [{ type: 'RulesLoaded', data: { hash, files } }]
}
