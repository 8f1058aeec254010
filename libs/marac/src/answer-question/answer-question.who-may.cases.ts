import { agency, nobody } from '../who-may.fixture.js'

const questioned = ['questioned']
export const whoMay = { 'marac.answer-question': { ...nobody, ...agency('questioned'), coordinator: questioned, supervisor: questioned, 'marac-manager': questioned } }
