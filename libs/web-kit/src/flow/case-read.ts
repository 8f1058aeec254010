import { AccessLog } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import type { Get } from './lifecycle.js'

/** Whoever opens a form that names the people of a case reads the case. */
export async function caseReadOf(get: Get, ref: string, actor: Actor): Promise<object> {
  await get(AccessLog).record({ actor, at: get(Clock).now(), verb: 'case-read', ref })
  return {}
}
