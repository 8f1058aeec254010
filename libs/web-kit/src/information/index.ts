export { InformationPages } from './information-pages.js'
