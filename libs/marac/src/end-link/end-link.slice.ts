import { controllerFor, Reference, Text, type Get } from '@lantern/web-kit'
import { CasePeople, caseReadOf } from '../case-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { linkLevelWords, processWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideEndLink, EndLink } from './end-link.decide.js'

export class EndLinkInput {
  @Reference('the link', { as: 'radios', label: 'Which link' }) link!: string
  @Text('why it ends', { max: 4000, multiline: true, hint: 'It stays to be read with this reason.' }) reason!: string
}

async function choices(get: Get, ref: string) {
  const told = await get(CasePeople).of(ref)
  const links = (told?.links ?? []).filter(({ ended }) => !ended)
  return { link: Object.fromEntries(links.map(link => [link.linkId, [processWords[link.process], ...linkLevelWords(link).split('\n'), link.reference].filter(Boolean).join(', ')])) }
}

export const endLink = commandSlice({
  name: 'end-link',
  title: 'End a link to another process',
  done: 'Link ended',
  verb: 'marac.keep-links',
  refuses: ['marac.no-links-now', 'marac.no-such-link'],
  lifecycle: caseLifecycle,
  rule: decideEndLink,
  input: EndLinkInput,
  api: 'cases/:ref/link-ends',
  page: 'cases/:ref/end-link',
  shows: caseReadOf,
  choices,
  command: ({ link, reason }, { id, seal }) => new EndLink({ caseId: id, linkId: link, reason: seal(`case-${id}`, reason) }),
})
export class EndLinkController extends controllerFor(endLink) {}
