// One configuration for every project. Which library may use which is said in infra/lint/boundaries.mjs (docs/adr/0009).
import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { decisionFiles, decisionRules, pureRules, ruleFiles } from './infra/lint/purity.mjs'

const nodeGlobals = Object.fromEntries(
  ['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'clearInterval', 'clearTimeout', 'console', 'fetch', 'performance', 'process', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone'].map(
    name => [name, 'readonly'],
  ),
)
const browserGlobals = Object.fromEntries(['document', 'window', 'fetch', 'FormData', 'URL', 'setTimeout'].map(name => [name, 'readonly']))

export default defineConfig(
  { ignores: ['**/node_modules/', '**/dist/', '.nx/', 'data/', 'reports/', '.engines/', 'test/architecture/fixtures/', '**/*.min.js'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  { rules: { eqeqeq: 'error', 'no-console': 'off', 'prefer-const': 'error', 'no-control-regex': 'off' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: false, considerDefaultExhaustiveForUnions: true }],
      // Knows of decorator metadata: a class that is injected keeps its plain import, or Nest would find nothing to inject.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // What was caught is unknown until looked at, and is passed on as it came.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      // Calls assertions idle that give a name to what JSON.parse or a generic call left open; without them the unsafe rules complain.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // "CalendarDate | Instant" says more to a reader than "string", which both are.
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      // A port answers with promises, and an adapter that has nothing to wait for is still one.
      '@typescript-eslint/require-await': 'off',
      // "${count}" is meant: numbers are as plain in a template as text is. Objects and undefined are not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['libs/web-kit/src/api/**', '**/*.spec.ts'],
    // It is loaded when somebody asks for the description of the API: at start it would cost every hub that nobody asks about 100 MB.
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: '@nestjs/swagger', allowTypeImports: true, message: 'Import the Api decorators from @lantern/web-kit.' }] }] },
  },
  { files: ['**/*.spec.ts', '**/*.cases.ts', 'libs/event-store/src/contract/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['**/*.mjs', '*.js', 'infra/**/*.js'], languageOptions: { globals: nodeGlobals } },
  { files: ['libs/web-kit/src/assets/**/*.js'], languageOptions: { globals: browserGlobals } },
  { files: ruleFiles, rules: pureRules },
  { files: decisionFiles, ignores: ['**/*.spec.ts'], rules: decisionRules },
)
