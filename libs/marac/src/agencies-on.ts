import { Subjects } from '@lantern/access'
import type { Get } from '@lantern/web-kit'

/** Every agency on a case now: it referred, was asked, has an action, or is the IDVA service of its area. */
export const agenciesOn = async (get: Get, ref: string): Promise<readonly string[]> => (await get(Subjects).find('maracCase', ref))?.agencies.involved ?? []
