// Everything works without this: it only adds GOV.UK's and MoJ's extras, such as the folding menu and the character count, and saves
// drafts while they are typed.
import { initAll } from './govuk-frontend.min.js'
import { initAll as initMoj } from './moj-frontend.min.js'
import './keep-typed.js'
import './save-as-typed.js'

initAll()
initMoj()
