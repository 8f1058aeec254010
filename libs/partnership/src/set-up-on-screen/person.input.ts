import { Reference, SomeOf, Text, type PageChoices } from '@lantern/web-kit'
import { roleWords } from '../partnership/partnership.words.js'
import type { Partnership } from '../partnership/partnership.state.js'

/** What somebody may do. */
export class RolesInput {
  @SomeOf('the roles', { choices: roleWords, label: 'Roles', hint: 'No more than the person needs. They hold from the next page that the person opens.' }) roles!: string[]
}

/** Somebody new. */
export class PersonInput extends RolesInput {
  @Text('the name', { max: 200, label: 'Name', hint: 'As colleagues know the person' }) name!: string
  @Text('the sign-in name', { max: 200, label: 'Sign-in name', hint: 'For example the e-mail address at work. It cannot be changed later.' }) signInName!: string
  @Reference('the agency', { label: 'Agency' }) agency!: string
}

/** The order of the form. */
export const personFields: readonly string[] = ['name', 'signInName', 'agency', 'roles']

export const agenciesOf = (agencies: Partnership['agencies']): PageChoices => ({ agency: Object.fromEntries([...agencies.values()].flatMap(({ id, name, left }) => (left === undefined ? [[id, name]] : []))) })
