/** Spreadsheets write dates as the person's country does: 03/04/2026 is 3 April here. Anything else stays as it is, for the check to refuse. */
export function dateCell(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (day && month && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // A spreadsheet's date with its time of midnight.
  return text.replace(/^(\d{4}-\d{2}-\d{2})[ T]00:00(:00(\.0+)?)?Z?$/, '$1')
}

const yes = new Set(['yes', 'y', 'true', '1'])
const no = new Set(['no', 'n', 'false', '0'])

export const yesNoCell = (text: string): unknown => {
  const word = text.toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : text
}

/** "24" and a spreadsheet's "24.0" */
export const numberCell = (text: string): unknown => (/^\d+(\.0+)?$/.test(text) ? Number(text) : text)

/** Several values in one cell, keys or words: "Visible high risk | MARAC repeat". A comma may be part of the words. */
export const listCell = (text: string, words: Readonly<Record<string, string>>): readonly string[] =>
  text.split(/[|;\n]/).flatMap(part => (part.trim() === '' ? [] : [keyCell(part, words)]))

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** A key, or the words for it in any spelling of case and hyphens. What is not known stays as it is. */
export function keyCell(text: string, words: Readonly<Record<string, string>>): string {
  const wanted = folded(text)
  const found = Object.entries(words).find(([key, name]) => folded(key) === wanted || folded(name) === wanted)
  return found ? found[0] : text.trim()
}
