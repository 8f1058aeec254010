import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // GOV.UK's own templates: void elements and doctype as they write them, `role` on a fieldset (its date input) and on a link (its button).
    'void-style': 'off',
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
  },
})

/** What is wrong with a page: its HTML, and the ids that a label, a description or a link points at and that are not there. */
export async function faultsIn(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html)
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]))
  const wanted = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)"|\shref="#([^"]+)"/g)]
  return [
    ...report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`)),
    ...wanted.flatMap(match => (match[1] ?? match[2] ?? '').split(' ')).filter(id => !ids.has(id)).map(id => `nothing has the id ${id}`),
    ...((html.match(/<h1/g) ?? []).length === 1 ? [] : ['not one h1']),
  ]
}
