import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const resolve = createRequire(import.meta.url).resolve
const govuk = join(dirname(resolve('govuk-frontend/package.json')), 'dist', 'govuk')
const moj = join(dirname(resolve('@ministryofjustice/frontend/package.json')), 'moj')

/** Folders with pictures that the style sheets name as /assets/images/…. */
export const imageFolders = [join(moj, 'assets', 'images'), join(govuk, 'assets', 'images')]

const own = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

/**
 * GOV.UK's and MoJ's style sheets without the GDS Transport font and the royal crest: both are for services on the GOV.UK domain only
 * (GOV.UK Design System, typeface; govuk-frontend README, licence).
 */
const withoutGovernmentBrand = (css: string): string =>
  css
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,/g, '')
    .replaceAll(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, '')
    .replaceAll(/\/\*#.*?\*\//gs, '')

export interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly gzip: Buffer
}

const made = (type: string, text: string): Asset => ({ type, body: Buffer.from(text), gzip: gzipSync(text) })

function load(): { readonly version: string; readonly files: ReadonlyMap<string, Asset> } {
  const css = [readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8'), readFileSync(join(moj, 'moj-frontend.min.css'), 'utf8')]
  const files = new Map([
    ['lantern.css', made('text/css; charset=utf-8', [...css.map(withoutGovernmentBrand), own('lantern.css')].join('\n'))],
    ['lantern.js', made('text/javascript; charset=utf-8', own('lantern.js'))],
    ['keep-typed.js', made('text/javascript; charset=utf-8', own('keep-typed.js'))],
    ['save-as-typed.js', made('text/javascript; charset=utf-8', own('save-as-typed.js'))],
    ['govuk-frontend.min.js', made('text/javascript; charset=utf-8', readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8'))],
    ['moj-frontend.min.js', made('text/javascript; charset=utf-8', readFileSync(join(moj, 'moj-frontend.min.js'), 'utf8'))],
    ['lantern.svg', made('image/svg+xml', own('lantern.svg'))],
  ])
  const digest = createHash('sha256')
  for (const { body } of files.values()) digest.update(body)
  return { version: digest.digest('hex').slice(0, 12), files }
}

let loaded: ReturnType<typeof load> | undefined

/** The style sheet, scripts and icon, and the version their address carries: it changes with their content, so they may be kept for a year. */
export function assets(): ReturnType<typeof load> {
  loaded ??= load()
  return loaded
}

/** The address of one of them: /assets/3f2a…/lantern.css. */
export function asset(name: string): string {
  const { version, files } = assets()
  if (!files.has(name)) throw new Error(`There is no asset called ${name}.`)
  return `/assets/${version}/${name}`
}

/** CSP source of the one inline script, which GOV.UK's template brings and which is the same on every page. Read from the template itself. */
export function inlineScriptSource(): string {
  const script = /<script[^>]*>(document\.body\.className[^<]*)<\/script>/.exec(readFileSync(join(govuk, 'template.njk'), 'utf8'))?.[1]
  if (script === undefined) throw new Error("GOV.UK's template has no inline script where it is expected.")
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}
