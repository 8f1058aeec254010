import type { FastifyReply } from 'fastify'
import { toBeKept } from '../views/index.js'
import { asCsv } from './as-csv.js'
import { asXlsx } from './as-xlsx.js'
import { exportFormats, type ExportFormat, type ExportTable } from './export-table.js'

/**
 * Makes a file of a list and says that the answer is to be kept. Record it in the access log (`verb: 'export'`, with how many rows) before
 * it is sent, and give it only rows that the person may see.
 *
 * @example return sendExport(reply, 'csv', { name: 'people-to-search', columns: [{ title: 'Name', of: person => person.name }], rows })
 */
export async function sendExport<Row>(reply: FastifyReply, format: ExportFormat, table: ExportTable<Row>): Promise<Buffer> {
  const content = await (format === 'csv' ? asCsv(table) : asXlsx(table))
  toBeKept(reply, { media: exportFormats[format].media, file: `${table.name}.${format}` })
  return content
}
