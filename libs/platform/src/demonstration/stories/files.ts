import type { Instant } from '@lantern/decision'
import type { AgencyKind } from '@lantern/rules'
import { Upload } from '@lantern/web-kit'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'
import { kindOfAgency } from './agency-words.js'

/** One page with these lines: the least that a PDF is made of (ISO 32000-1, annex H.2). */
function pdfOf(lines: readonly string[]): Buffer {
  const text = `BT /F1 12 Tf 14 TL 60 780 Td ${lines.map(line => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}

const invented = 'Invented for a demonstration. Nobody in it is real.'
const documents = {
  tenancy: ['Tenancy agreement.pdf', pdfOf(['Tenancy agreement', 'Tenants: both, since 1 April 2024', invented])],
  order: ['Non-molestation order.pdf', pdfOf(['Non-molestation order', 'Not to go within 100 metres of the house or the school', invented])],
  letter: ['Letter from the school.txt', Buffer.from(`The aunt collects the children every day since the half term.\n\n${invented}\n`)],
  mail: ['RE Appointment.eml', Buffer.from(`From: worker@example.org\r\nTo: hub@example.org\r\nSubject: RE: Appointment\r\nMIME-Version: 1.0\r\n\r\nHe came today and agreed to the conditions.\r\n\r\n${invented}\r\n`)],
} as const

const byKind: Readonly<Partial<Record<AgencyKind, keyof typeof documents>>> = { housing: 'tenancy', police: 'order', education: 'letter', probation: 'mail' }

/** In some cases an agency adds a file to its research; now and then it is one that belongs elsewhere. Small, so that a year of them is soon made. */
export function planFiles({ agenda, send, chance, rules, agencies, talking }: Stage, ref: string, at: Instant, others: readonly Person[]): void {
  for (const person of others) {
    const document = byKind[kindOfAgency(agencies, person.agency)]
    if (!document || !chance.happens(0.12)) continue
    const addedAt = later(at, chance.between(0, 3), rules.calendar, chance)
    const wrong = chance.happens(0.06)
    agenda.plan(addedAt, async () => {
      const [name, bytes] = documents[document]
      await send(person, addedAt, 'marac', 'add-file', ref, { about: 'research', files: [await Upload.of(name, bytes)] })
    })
    if (!wrong) continue
    const noticedAt = later(addedAt, 1, rules.calendar, chance)
    agenda.plan(noticedAt, async () => {
      const file = await talking.fileOf(ref, person.agency)
      if (file !== undefined) await send(person, noticedAt, 'marac', 'record-file-in-error', ref, { file, reason: 'It is of another family of the same name.' })
    })
  }
}
