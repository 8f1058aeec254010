import { AccessLog } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Page } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorAt, OneOf, ShapeRefused } from '../fields/index.js'
import { Frames } from '../flow/frames.js'
import { signedInOf } from '../flow/request.js'
import { exportFormats, type ExportFormat, type ExportTable } from './export-table.js'
import { sendExport } from './send-export.js'

/** `?as=csv`: a query of an export has this member beside those of its list. */
export class ExportAs {
  @OneOf('the kind of file', { choices: { csv: exportFormats.csv.words, xlsx: exportFormats.xlsx.words } }) as!: ExportFormat
}

/** More rows than these are no list that anybody works from, and a file that somebody could lose. */
const most = 20_000

/** Every row of a list, page by page. @throws ShapeRefused when there are too many for a file */
export async function everyRow<Row>(page: (more: { readonly cursor?: string; readonly limit: number }) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page({ limit: 200, ...(cursor !== undefined && { cursor }) })
    rows.push(...items)
    if (rows.length > most) throw new ShapeRefused([errorAt(['as'], `There are more than ${most.toLocaleString('en-GB')} rows. Choose filters that show fewer`)])
    if (next === null) return rows
    cursor = next
  }
}

/** Lists as files: recorded with the number of rows before anything leaves, and marked where people and events are invented. */
@Injectable()
export class ListExports {
  constructor(
    private readonly log: AccessLog,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  /** `of` is the route that is recorded. Rows are those that this person may see, no others. @throws NotSignedIn, StoreUnavailable */
  async send<Row>(request: FastifyRequest, reply: FastifyReply, { as, of, table }: { readonly as: ExportFormat; readonly of: string; readonly table: ExportTable<Row> }): Promise<Buffer> {
    const { actor } = signedInOf(request)
    const at = this.clock.now()
    const { demonstration } = await this.frames.of(request)
    await this.log.record({ actor, at, verb: 'export', of, count: table.rows.length })
    const named = { ...table, name: `${table.name}-${londonDate(at)}` }
    return sendExport(reply, as, demonstration ? invented(named) : named)
  }
}

/** A file leaves the pages that say that people are invented: its name and each of its rows do. */
export const invented = <Row>({ name, columns, rows }: ExportTable<Row>): ExportTable<Row> => ({
  name: `demonstration-${name}`,
  columns: [...columns, { title: 'Demonstration', of: () => 'People and events are invented' }],
  rows,
})

/** Links to a list as a file, with the filters of the list. */
export function exportLinks(address: string, filter: Readonly<Record<string, string | undefined>> = {}) {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]))
  return (Object.keys(exportFormats) as ExportFormat[]).map(as => ({ text: exportFormats[as].words, href: `${address}?${new URLSearchParams([...given, ['as', as]]).toString()}` }))
}
