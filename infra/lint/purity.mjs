// What a rule may not touch. A rule is told the moment, the actor and the rules in force; if it could ask for them itself, a replay
// or a "case as at" would give another answer than the day it was decided.

const roles = ['decide', 'state', 'allowed', 'policy', 'projection', 'events', 'upcasts', 'words', 'roles', 'refusals']

/** Files that hold rules, folds and words. Refs are not among them: they cut letters from form input. */
export const ruleFiles = roles.map(role => `**/*.${role}.ts`)
/** What rules are made of. */
export const decisionFiles = ['**/libs/decision/**/*.ts']

const why = 'A rule is pure: it is told the moment and what it needs as arguments.'
const message = what => `${why} ${what}`

/** Libraries whose values a rule may use; types may come from anywhere. */
const usable = ['decision', 'clock', 'rules', 'projections']
/** Packages that compute from their arguments alone. */
const computing = ['double-metaphone', 'fastest-levenshtein']

const clocks = {
  name: '@lantern/clock',
  importNames: ['Clock', 'SetClock', 'SystemClock'],
  allowTypeImports: true,
  message: message('Take `now` from what is given.'),
}
const otherLibraries = {
  regex: `^(?!\\.|@lantern/(${usable.join('|')})$|(${computing.join('|')})$)`,
  allowTypeImports: true,
  message: message(`Values come from ${usable.join(', ')} and other rule files only.`),
}
const otherFiles = {
  regex: `^\\.\\.?/.*(?<!\\.(${[...roles, 'refs'].join('|')}))\\.js$`,
  allowTypeImports: true,
  message: message('Values come from other rule files only, which are known by their names.'),
}
const importing = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { paths: [clocks], patterns }] })

const asksNothing = {
  'no-restricted-globals': [
    'error',
    ...['crypto', 'fetch', 'process', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'console', 'globalThis', 'require'].map(name => ({
      name,
      message: why,
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: message('Take `now` from what is given.') },
    { object: 'Math', property: 'random', message: message('Take a new id in the command.') },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: message('`new Date()` asks the clock; take `now` from what is given.') },
    { selector: "CallExpression[callee.name='Date']", message: message('`Date()` asks the clock; take `now` from what is given.') },
    { selector: 'ImportExpression', message: message('Nothing is loaded while a rule decides.') },
    { selector: 'AwaitExpression', message: message('Nothing is waited for while a rule decides.') },
  ],
}

export const pureRules = { ...importing(otherLibraries, otherFiles), ...asksNothing }
/** libs/decision stands on nothing at all, so its files may only name each other. */
export const decisionRules = { ...importing({ ...otherLibraries, regex: '^(?!\\.)' }), ...asksNothing }
