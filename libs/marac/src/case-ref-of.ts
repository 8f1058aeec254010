import { lettersOf } from '@lantern/web-kit'

/** Ten letters are 50 bits: guessing one, or two cases drawing the same, is out of reach at any number of cases there will be. */
export function caseRefOf(agency: string, commandId: string): string {
  const letters = lettersOf(`case/${agency}/${commandId}`, 10)
  return `MC-${letters.slice(0, 5)}-${letters.slice(5)}`
}
