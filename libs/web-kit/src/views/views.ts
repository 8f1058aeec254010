import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { asset } from '../assets/assets.js'
import type { Frame, Page } from './page.js'
import { inOrderOf, keptIn } from './error-order.js'
import { quickenFrames } from './quick-frames.js'
import { inDate, inDateTime, inList, inLongDate, inNumber, inPlural, inShortDate, inTime, isEndless } from './words.js'

const resolve = createRequire(import.meta.url).resolve

/** Where templates are looked for: our own, GOV.UK's, MoJ's, and the libraries, whose templates lie beside their slices. */
const roots = [
  join(import.meta.dirname, 'templates'),
  join(dirname(resolve('govuk-frontend/package.json')), 'dist'),
  dirname(resolve('@ministryofjustice/frontend/package.json')),
  join(import.meta.dirname, '..', '..', '..'),
]

/** nunjucks' mark on text that is HTML already. */
interface Safe {
  toString(): string
}

function environment(strict: boolean): nunjucks.Environment {
  const made = new nunjucks.Environment(new nunjucks.FileSystemLoader(roots, { noCache: false, watch: false }), {
    autoescape: true,
    throwOnUndefined: strict,
  })
  quickenFrames()
  // nunjucks' own trim is quadratic on white space, and GOV.UK's macros call it on every piece of a page.
  const { copySafeness } = nunjucks.runtime as unknown as { copySafeness: (from: unknown, to: string) => Safe }
  made.addFilter('trim', (text: string | Safe | undefined) => copySafeness(text, (text ?? '').toString().trim()))
  made.addFilter('date', inDate)
  made.addFilter('longDate', inLongDate)
  made.addFilter('shortDate', inShortDate)
  made.addFilter('time', inTime)
  made.addFilter('dateTime', inDateTime)
  made.addFilter('number', inNumber)
  made.addFilter('plural', inPlural)
  made.addFilter('words', inList)
  made.addFilter('endless', isEndless)
  made.addFilter('inOrderOf', inOrderOf)
  made.addFilter('keptIn', keptIn)
  made.addGlobal('asset', asset)
  return made
}

let lantern: nunjucks.Environment | undefined

/**
 * A page as HTML. Templates are named from our own folder (`form.njk`) or absolutely (`beside`). A variable that is misspelt prints
 * nothing in production and throws in tests.
 * @throws when the template is missing or broken.
 */
export function render<Data extends Page>(template: string, data: Data & Frame): string {
  lantern ??= environment(process.env['NODE_ENV'] === 'test')
  return lantern.render(template, data)
}

/** The template beside a source file: of `…/request-meeting.slice.ts` it is `…/request-meeting.njk`. The same in src and dist. */
export function beside(url: string, name?: string): string {
  const path = fileURLToPath(url)
  const stem = path.slice(dirname(path).length + 1).split('.')[0] ?? ''
  return join(dirname(path), `${name ?? stem}.njk`)
}
