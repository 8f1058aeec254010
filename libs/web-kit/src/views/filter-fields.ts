import type { InputClass } from '../fields/index.js'
import { formFields, type FormField, type Typed } from './form-fields.js'

/** The fields of a filter: every one may be left out, so that none says so, and an empty choice means any. */
export const filterFields = (Input: InputClass, typed: Typed): readonly (FormField & { readonly blank: string })[] =>
  formFields(Input, typed).fields.map(each => ({ ...each, label: each.label.replace(/ \(optional\)$/, ''), blank: 'Any' }))
