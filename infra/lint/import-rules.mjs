// The rules of dependency-cruiser, made from the projects as their package.json files declare them.

/** Specs, the cases that one spec gathers, and fixtures: never part of the product. */
const testCode = '\\.(spec|cases|fixture)\\.ts$'
const examples = '\\.examples\\.ts$'
/** What only one library may know of, so that it can be exchanged there. */
const kept = [
  ['date-holidays', ['clock']],
  ['temporal-polyfill', ['clock']],
  ['kafkajs', ['messaging']],
  ['@kurrent/kurrentdb-client', ['event-store', 'testing']],
]

const anyOf = paths => `^(${paths.join('|')})/`

/** @param projects what projectsOf found. Returns rules for dependency-cruiser's `forbidden`. */
export function importRules(projects) {
  const folderOf = new Map(projects.map(({ name, folder }) => [name, folder]))
  return [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'With decorators a cycle shows only at run time, as a class that is used before it is there.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'found',
      severity: 'error',
      comment: 'No such file, or a path that the library does not export.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'by-package-name',
      severity: 'error',
      comment: 'Another library is used through what it exports: import from @lantern/<name>, not from its files.',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: { path: '^libs/', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'by-package-name',
      severity: 'error',
      comment: 'Another library is used through what it exports: import from @lantern/<name>, not from its files.',
      from: { path: '^test/' },
      to: { path: '^libs/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'apps-on-top',
      severity: 'error',
      comment: 'An application is the outermost part: nothing but its own files imports it.',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testing-in-tests',
      severity: 'error',
      comment: 'libs/testing is for tests; example histories may use its sealed values, since demonstrations are told from them.',
      from: { path: '^(apps|libs)/', pathNot: `^libs/testing/|${testCode}|${examples}` },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'testing-in-tests',
      severity: 'error',
      comment: 'An example history uses @lantern/testing/sealed and nothing else of libs/testing.',
      from: { path: examples },
      to: { path: '^libs/testing/', pathNot: '^libs/testing/src/sealed\\.ts$' },
    },
    {
      name: 'no-test-code',
      severity: 'error',
      comment: 'The product does not know its tests.',
      from: { path: '^(apps|libs)/', pathNot: testCode },
      to: { path: `^test/|${testCode}` },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment: 'What the product imports is in "dependencies" of package.json.',
      from: { path: '^(apps|libs)/', pathNot: `^libs/testing/|${testCode}|/contract[/.]` },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    ...kept.map(([name, libraries]) => ({
      name: 'kept-in-one-library',
      severity: 'error',
      comment: `${name} is known in ${libraries.map(library => `libs/${library}`).join(' and ')} only, so that it can be exchanged there.`,
      from: { path: '^(apps|libs|test)/', pathNot: anyOf(libraries.map(library => `libs/${library}`)) },
      to: { path: `node_modules/${name}/` },
    })),
    ...projects.flatMap(project => declaredOnly(project, folderOf)),
    ...projects.filter(({ kind }) => kind === 'context').flatMap(slicesApart),
  ]
}

/** A project imports the libraries that its package.json declares; its tests libs/testing besides. */
function declaredOnly({ folder, uses }, folderOf) {
  const declared = [folder, ...uses.flatMap(name => folderOf.get(name) ?? [])]
  const rule = (from, allowed) => ({
    name: 'declared-libraries',
    severity: 'error',
    comment: `Not among the dependencies in ${folder}/package.json. Declaring it there is a decision: see docs/adr/0009.`,
    from: { path: `^${folder}/`, ...from },
    to: { path: '^libs/', pathNot: anyOf(allowed) },
  })
  const mayTest = `${testCode}|${examples}`
  return [
    rule({ pathNot: mayTest }, declared),
    rule({ path: `^${folder}/.*(${mayTest})` }, [...declared, 'libs/testing']),
  ]
}

/** Inside a context a slice uses the streams, the context's own root and what views publish, never another slice. */
function slicesApart({ folder, streams }) {
  const shared = streams.map(name => `${folder}/src/${name}`)
  const published = '\\.(projection|query)\\.ts$'
  return [
    {
      name: 'slices-apart',
      severity: 'error',
      comment: 'A slice uses its stream and what views publish (projection, query); what two slices share belongs to the stream or the context root.',
      from: { path: `^${folder}/src/([^/]+)/`, pathNot: testCode },
      to: { path: `^${folder}/src/[^/]+/`, pathNot: [`^${folder}/src/$1/`, published, ...shared.map(path => `^${path}/`)] },
    },
    ...(shared.length === 0
      ? []
      : [
          {
            name: 'streams-below-slices',
            severity: 'error',
            comment: 'What slices share does not know of the slices.',
            from: { path: anyOf(shared), pathNot: testCode },
            to: { path: `^${folder}/src/[^/]+/`, pathNot: anyOf(shared) },
          },
        ]),
  ]
}
