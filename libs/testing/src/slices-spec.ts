import { describe, expect, it } from '@jest/globals'
import { fieldsOf, formFields, render, type CommandSlice, type FormPage, type Frame } from '@lantern/web-kit'
import type { Type } from '@nestjs/common'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface SlicesSpec {
  readonly module: Type
  /** The context's src folder: import.meta.dirname. */
  readonly folder: string
  /** The context's refusals: what `refusalsOf` gave. */
  readonly refusals: { readonly codes: readonly string[] }
  /** What a slice's template shows besides its fields, by the slice's name. */
  readonly shown?: Readonly<Record<string, object>>
}

const frame: Frame = { navigation: [], demonstration: false, csrf: 'token' }
const sliceOf = (controller: object): CommandSlice | undefined => ('slice' in controller ? (controller.slice as CommandSlice) : undefined)
const parametersOf = (route: string): readonly string[] => [...route.matchAll(/:(\w+)/g)].map(match => match[1] ?? '').sort()
const refusedIn = (file: string): readonly string[] => {
  const code = readFileSync(file, 'utf8')
  const own = [...code.matchAll(/refusal\('([^']+)'\)/g)].map(match => match[1] ?? '')
  // A policy that several rules share refuses for each of them.
  const shared = [...code.matchAll(/from '(\.[^']+\.policy)\.js'/g)].flatMap(match => refusedIn(join(dirname(file), `${match[1] ?? ''}.ts`)))
  return [...new Set([...own, ...shared])].sort()
}

/** The tables that stand beside the slices of a context: verb -> role -> relations. What several slices say of one verb must be the same. */
export async function whoMayBeside(folder: string): Promise<Readonly<Record<string, object>>> {
  const tables: Record<string, object> = {}
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter(entry => existsSync(join(folder, entry.name, `${entry.name}.who-may.cases.ts`)))) {
    const { whoMay } = (await import(join(folder, name, `${name}.who-may.cases.ts`))) as { readonly whoMay: Readonly<Record<string, object>> }
    for (const [verb, row] of Object.entries(whoMay)) {
      if (tables[verb]) expect([name, row]).toEqual([name, tables[verb]])
      tables[verb] = row
    }
  }
  return tables
}

/**
 * What must hold of every slice of a context, and what no compiler sees: a folder that no module lists, a name that no status allows, a
 * refusal that is not declared, a field that the form leaves out, a route whose parameter is misspelt.
 */
export function slicesSpec({ module, folder, refusals, shown = {} }: SlicesSpec): void {
  const controllers = (Reflect.getMetadata('controllers', module) ?? []) as readonly Type[]
  const slices = controllers.flatMap(controller => sliceOf(controller) ?? [])
  const folders = readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  const filesOf = (name: string): readonly string[] => readdirSync(join(folder, name))

  describe('every slice', () => {
    it('that has a folder is in the module, and the reverse', () =>
      expect(slices.map(({ name }) => name).sort()).toEqual(folders.filter(name => existsSync(join(folder, name, `${name}.slice.ts`))).sort()))
    it('that has a page has its controller in the module', async () => {
      for (const name of folders)
        for (const file of filesOf(name).filter(each => each.endsWith('.page.ts'))) {
          const exported = Object.values((await import(join(folder, name, file))) as Record<string, unknown>).filter(each => typeof each === 'function' && each.name.endsWith('Page'))
          expect([file, exported.length > 0, exported.every(each => controllers.includes(each as Type))]).toEqual([file, true, true])
        }
    })
    it('has templates beside it for every page that names one', () => {
      for (const name of folders)
        for (const file of filesOf(name).filter(each => /\.(page|slice)\.ts$/.test(each)))
          for (const [, other] of readFileSync(join(folder, name, file), 'utf8').matchAll(/beside\(import\.meta\.url(?:, '([\w-]+)')?\)/g))
            expect([file, existsSync(join(folder, name, `${other ?? file.split('.')[0] ?? ''}.njk`))]).toEqual([file, true])
    })
    it('is used: every refusal belongs to a rule', () => {
      const thrown = folders.flatMap(name => filesOf(name).filter(file => file.endsWith('.decide.ts')).flatMap(file => refusedIn(join(folder, name, file))))
      expect([...new Set(thrown)].sort()).toEqual([...refusals.codes].sort())
    })
  })

  describe.each(slices.map(slice => [slice.name, slice] as const))('the slice %s', (name, slice) => {
    it('may follow in some status', () => expect(Object.values(slice.lifecycle.allowedBy).flat()).toContain(name))
    it('declares the refusals that its rule makes', () => expect([...slice.refuses].sort()).toEqual(refusedIn(join(folder, name, `${name}.decide.ts`))))
    it('has its who-may table beside it', async () => {
      const { whoMay } = (await import(join(folder, name, `${name}.who-may.cases.ts`))) as { readonly whoMay: object }
      expect(Object.keys(whoMay)).toEqual([slice.verb])
    })
    it('has the same parameters in both of its routes', () => expect(parametersOf(slice.api)).toEqual(parametersOf(slice.page)))
    it('names its stream, or what it is created on, in its routes', () => expect(parametersOf(slice.page)).toEqual(slice.creates && slice.under === undefined ? [] : ['ref']))
    it('has a decorator on every field of its input', () => {
      const Input = slice.input
      expect(Object.keys(new Input()).filter(field => !fieldsOf(Input).has(field))).toEqual([])
    })
    it('shows every field of its input', () => {
      // Choices that come with the partnership or the case.
      const choices = Object.fromEntries([...fieldsOf(slice.input).keys()].map(field => [field, { one: 'One' }]))
      const form = { action: '/', submit: slice.title, errors: [], ...formFields(slice.input, { choices }) }
      const html = (slice.steps?.steps ?? [{ template: slice.template ?? 'form.njk', fields: [] }])
        .map(({ template = 'step.njk', fields }) =>
          render<FormPage & { readonly shown: object; readonly paragraphs: readonly string[] }>(template, {
            title: slice.title,
            shown: shown[name] ?? {},
            paragraphs: [],
            form: slice.steps ? { ...form, fields: fields.flatMap(field => form.field[field] ?? []) } : form,
            ...frame,
          }),
        )
        .join('')
      const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]))
      expect([...fieldsOf(slice.input).keys()].filter(field => !ids.has(field) && !slice.steps?.forPrograms?.includes(field))).toEqual([])
    })
  })
}
