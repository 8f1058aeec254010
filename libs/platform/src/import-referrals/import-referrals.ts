import { Refusal } from '@lantern/decision'
import { CommandReused, digestOf } from '@lantern/event-store'
import { RunCommand, ShapeRefused, type Directory } from '@lantern/web-kit'
import type { CommandBus } from '@nestjs/cqrs'
import { dateCell, keyCell, listCell, numberCell, yesNoCell } from './cells.js'
import { children, columnOf, oneOf, pathOf, perpetrators, someOf } from './columns.js'
import { readRows, type FileRow } from './read-file.js'

export interface Rejected {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly column: string
  readonly reason: string
}

export interface Imported {
  readonly rows: number
  readonly created: number
  readonly alreadyThere: number
  readonly rejected: readonly Rejected[]
}

interface Hub {
  readonly bus: Pick<CommandBus, 'execute'>
  readonly directory: Directory
}

/**
 * Imports the referrals of a CSV file, each through the same command as the form. Agency and its own reference name a referral: a second
 * import creates nothing. A row that is refused leaves nothing behind, and the others go in.
 * @throws FileUnreadable when the file cannot be read at all
 */
export async function importReferrals(hub: Hub, bytes: Uint8Array, onProgress?: (done: number, of: number) => void): Promise<Imported> {
  const rows = readRows(bytes)
  const outcomes: (Outcome | readonly Rejected[])[] = []
  for (const row of rows) {
    outcomes.push(await importRow(hub, row))
    onProgress?.(outcomes.length, rows.length)
  }
  const count = (outcome: Outcome): number => outcomes.filter(each => each === outcome).length
  const rejected = outcomes.flatMap(each => (typeof each === 'string' ? [] : each))
  return { rows: rows.length, created: count('created'), alreadyThere: count('alreadyThere'), rejected }
}

type Outcome = 'created' | 'alreadyThere'

async function importRow({ bus, directory }: Hub, { row, cells, beyond }: FileRow): Promise<Outcome | readonly Rejected[]> {
  const reject = (column: string, reason: string): readonly Rejected[] => [{ row, column, reason }]
  if (beyond) return reject('', 'The row has more cells than the first line names. A cell that holds the separator must stand in quotation marks.')
  const agency = keyCell(cells['agency'] ?? '', Object.fromEntries(directory.agencies().map(({ id, name }) => [id, name])))
  if (!directory.agencies().some(({ id }) => id === agency)) return reject('agency', 'This is not the name or the id of an agency of the partnership.')
  const reference = cells['reference'] ?? ''
  if (reference === '') return reject('reference', "Enter the agency's own reference: it keeps the row from being imported twice.")

  const { body, kept } = bodyOf(cells, directory)
  const actor = { user: 'import', agency, roles: ['system'] }
  const commandId = digestOf({ import: 'referral', agency, reference }).slice(0, 32)
  try {
    const ran = await bus.execute(new RunCommand('marac', 'submit-referral', { actor, body, spelling: 'json', commandId, patience: 0 }))
    return ran.repeated ? 'alreadyThere' : 'created'
  } catch (error) {
    if (error instanceof ShapeRefused) return error.errors.map(({ path, text }) => rejectedIn(row, columnOf(path, kept), text, directory))
    if (error instanceof CommandReused) return reject('reference', 'This reference was imported before with other content. Nothing was changed; correct the case itself.')
    if (error instanceof Refusal) return reject('', error.message)
    throw error
  }
}

/** Of a column with fixed values a sentence that names them: "Select ..." is for people before a form. Nothing that was written is repeated. */
function rejectedIn(row: number, column: string, reason: string, directory: Directory): Rejected {
  const values: Readonly<Record<string, readonly string[]>> = {
    area: directory.areas().map(({ name }) => name),
    district: directory.districts().map(({ name }) => name),
    safe_to_call: ['yes', 'no'],
    tool: ['dash', 'dara', 'other'],
    // Of the checklist the keys: the labels are longer than a cell.
    ...Object.fromEntries(Object.entries({ ...oneOf, ...someOf }).map(([name, words]) => [name, name === 'items' ? Object.keys(words) : Object.values(words)])),
  }
  const known = reason.startsWith('Select') || column in someOf ? values[column] : undefined
  const several = column in someOf
  return { row, column, reason: known === undefined ? reason : `Write ${several ? 'one or more of these, with | between them' : 'one of these'}: ${known.join(', ')}.` }
}

type Kept = { readonly perpetrators: readonly number[]; readonly children: readonly number[] }

/** The row as the API would send it. Blank perpetrators and children are left out, and `kept` tells which columns the others stand in. */
function bodyOf(cells: Readonly<Record<string, string>>, directory: Directory): { readonly body: object; readonly kept: Kept } {
  const value = (column: string): unknown => {
    const text = cells[column] ?? ''
    if (text === '') return undefined
    if (column.endsWith('date_of_birth') || column.endsWith('expected_on')) return dateCell(text)
    const [one, some] = [oneOf[column], someOf[column]]
    if (one) return keyCell(text, one)
    if (some) return listCell(text, some)
    switch (column) {
      case 'safe_to_call':
        return yesNoCell(text)
      case 'score':
      case 'max_score':
        return numberCell(text)
      case 'area':
        return areaCell(text, directory)
      case 'district':
        return districtCell(text, directory)
      case 'tool':
        return text.toLowerCase()
      default:
        return text
    }
  }
  const fields = new Map([...pathOf].flatMap(([column, path]) => (column === 'agency' ? [] : [[path, value(column)] as const])))
  const rowsOf = (list: 'perpetrators' | 'children', most: number) =>
    Array.from({ length: most }, (_, n) => n).flatMap(n => {
      const entries = [...fields].filter(([path, cell]) => path.startsWith(`${list}.${n}.`) && cell !== undefined)
      return entries.length === 0 ? [] : [{ n, row: Object.fromEntries(entries.map(([path, cell]) => [path.split('.')[2] ?? '', cell])) }]
    })
  const listed = { perpetrators: rowsOf('perpetrators', perpetrators), children: rowsOf('children', children) }
  // Whoever wrote a district for the area said the district.
  const district = cells['district'] ? undefined : districtNamed(cells['area'] ?? '', directory)
  const single = Object.fromEntries([...fields].filter(([path, cell]) => !path.includes('.') && cell !== undefined))
  return {
    body: { ...single, ...(district && { district: district.id }), perpetrators: listed.perpetrators.map(({ row }) => row), children: listed.children.map(({ row }) => row) },
    kept: { perpetrators: listed.perpetrators.map(({ n }) => n), children: listed.children.map(({ n }) => n) },
  }
}

/** An area by its name, or by the name of one of its districts. */
function areaCell(text: string, directory: Directory): string {
  const named = keyCell(text, Object.fromEntries(directory.areas().map(({ id, name }) => [id, name])))
  return directory.areas().some(({ id }) => id === named) ? named : (districtNamed(text, directory)?.area ?? named)
}

const districtNamed = (text: string, directory: Directory) => directory.districts().find(({ id, name }) => keyCell(text, { [id]: name }) === id)

const districtCell = (text: string, directory: Directory): string => districtNamed(text, directory)?.id ?? text
