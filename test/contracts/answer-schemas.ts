import { globSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>

const root = join(import.meta.dirname, '..', '..')
/** Aliases of text that say more than text. */
const formats: Readonly<Record<string, string>> = { CalendarDate: 'date', Instant: 'date-time' }

const isLiteral = (type: ts.Type): type is ts.StringLiteralType | ts.NumberLiteralType => type.isStringLiteral() || type.isNumberLiteral()
const orderOf = (schema: Schema): string => `${schema['type'] === 'null' ? 1 : 0}${JSON.stringify(schema)}`
const has = (type: ts.Type, flag: ts.TypeFlags): boolean => (type.flags & flag) !== 0

/** Answers as their types say: what JSON makes of each, or an error that names the member no schema can be made of. */
class Answers {
  constructor(private readonly checker: ts.TypeChecker) {}

  of(type: ts.Type, where: string): Schema {
    if (where.split('.').length > 15) throw new Error(`${where} is too deep: it may hold itself.`)
    if (type.isUnion()) return this.ofUnion(type, where)
    if (type.isStringLiteral()) return { type: 'string', const: type.value }
    if (type.isNumberLiteral()) return { type: 'number', const: type.value }
    if (has(type, ts.TypeFlags.String)) return { type: 'string' }
    if (has(type, ts.TypeFlags.Number)) return { type: 'number' }
    if (has(type, ts.TypeFlags.BooleanLike)) return { type: 'boolean' }
    if (has(type, ts.TypeFlags.Null)) return { type: 'null' }
    if (this.checker.isTupleType(type)) throw new Error(`${where} is a tuple.`)
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference)
      if (!item) throw new Error(`${where} is a list of nothing.`)
      return { type: 'array', items: this.of(item, `${where}[]`) }
    }
    if (has(type, ts.TypeFlags.Object) || type.isIntersection()) return this.ofObject(type, where)
    throw new Error(`${where} is ${this.checker.typeToString(type)}, which JSON has no word for.`)
  }

  private ofUnion(type: ts.UnionType, where: string): Schema {
    const parts = type.types.filter(part => !has(part, ts.TypeFlags.Undefined))
    const literals = parts.filter(isLiteral)
    const some = parts.filter(part => !isLiteral(part) && !has(part, ts.TypeFlags.BooleanLiteral))
    const schemas = [
      ...(literals.length > 0 ? [literals.length === 1 && literals[0] ? this.of(literals[0], where) : { type: typeof literals[0]?.value, enum: literals.map(({ value }) => value).sort() }] : []),
      ...(parts.some(part => has(part, ts.TypeFlags.BooleanLiteral)) ? [{ type: 'boolean' }] : []),
      // The compiler's own order changes with whatever else is compiled; null stands last.
      ...some.map(part => this.of(part, where)).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    ]
    return schemas.length === 1 && schemas[0] ? schemas[0] : { anyOf: schemas }
  }

  private ofObject(type: ts.Type, where: string): Schema {
    const [index] = this.checker.getIndexInfosOfType(type)
    const members = this.checker.getPropertiesOfType(type).map(member => {
      const of = this.checker.getTypeOfSymbol(member)
      const missing = has(of, ts.TypeFlags.Undefined) || (of.isUnion() && of.types.some(part => has(part, ts.TypeFlags.Undefined)))
      return { name: member.name, schema: this.ofMember(member, of, `${where}.${member.name}`), optional: missing || (member.flags & ts.SymbolFlags.Optional) !== 0 }
    })
    const required = members.flatMap(({ name, optional }) => (optional ? [] : [name]))
    return {
      type: 'object',
      ...(required.length > 0 && { required }),
      ...(members.length > 0 && { properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema])) }),
      ...(index && { additionalProperties: this.of(index.type, `${where}.*`) }),
    }
  }

  private ofMember(member: ts.Symbol, type: ts.Type, where: string): Schema {
    const declared = member.valueDeclaration
    const alias = declared && ts.isPropertySignature(declared) ? declared.type?.getText() : undefined
    // JSON has no undefined: such a member is not there.
    const description = ts.displayPartsToString(member.getDocumentationComment(this.checker)).replace(/\bundefined\b/gi, 'left out')
    const format = alias === undefined ? undefined : formats[alias]
    return { ...this.of(type, where), ...(format && { format }), ...(description && { description }) }
  }
}

const decorator = (method: ts.MethodDeclaration, name: string): ts.CallExpression | undefined =>
  ts.getDecorators(method)?.flatMap(({ expression }) => (ts.isCallExpression(expression) && expression.expression.getText() === name ? [expression] : []))[0]

/** The name that OpenAPI gives an operation whose answer is described in words alone. */
function operationOf(method: ts.MethodDeclaration): string | undefined {
  if (decorator(method, 'ApiResponse')) return undefined
  const [options] = decorator(method, 'ApiOperation')?.arguments ?? []
  if (!options || !ts.isObjectLiteralExpression(options)) return undefined
  const id = options.properties.find(property => property.name?.getText() === 'operationId')
  return id && ts.isPropertyAssignment(id) && ts.isStringLiteral(id.initializer) ? id.initializer.text : undefined
}

/** The schema of each answer of the API by its operation, from the types of the methods that give it. @throws Error where a type says too little */
export function answerSchemas(): Readonly<Record<string, Schema>> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), path => ts.sys.readFile(path)) as { readonly config: unknown }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const pages = globSync('libs/*/src/**/*.{page,api}.ts', { cwd: root }).sort()
  const program = ts.createProgram(pages.map(page => join(root, page)), options)
  const checker = program.getTypeChecker()
  const answers = new Answers(checker)
  const found: Record<string, Schema> = {}
  for (const page of pages) {
    const visit = (node: ts.Node): void => {
      const operation = ts.isMethodDeclaration(node) ? operationOf(node) : undefined
      const signature = operation !== undefined && ts.isMethodDeclaration(node) ? checker.getSignatureFromDeclaration(node) : undefined
      const type = signature && checker.getAwaitedType(signature.getReturnType())
      if (operation !== undefined && type) found[operation] = answers.of(type, operation)
      ts.forEachChild(node, visit)
    }
    const source = program.getSourceFile(join(root, page))
    if (source) visit(source)
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}
