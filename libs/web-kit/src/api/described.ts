import type * as swagger from '@nestjs/swagger'

type Swagger = typeof swagger
type Anything = ClassDecorator & MethodDecorator & PropertyDecorator
type Name = {
  [K in keyof Swagger]: K extends `Api${string}` ? (Swagger[K] extends (...given: never[]) => unknown ? K : never) : never
}[keyof Swagger]

const waiting: ((library: Swagger) => void)[] = []

/**
 * A decorator of @nestjs/swagger that is applied when the description of the API is asked for, and not when its class is loaded: the library
 * is 540 files, an eighth of a second of every start and 17 MB of every process, and `/api/openapi.json` alone asks it anything.
 * The order is kept, since some of its decorators read what earlier ones left.
 */
function described<K extends Name>(name: K): Swagger[K] {
  const decorator = (...given: readonly unknown[]): Anything =>
    (...target: readonly unknown[]) => {
      waiting.push(library => {
        const made = (library[name] as (...options: readonly unknown[]) => (...of: readonly unknown[]) => unknown)(...given)
        made(...target)
      })
    }
  return decorator as unknown as Swagger[K]
}

/** Loads the library and applies every decorator that waits for it. */
export async function withDescriptions(): Promise<Swagger> {
  const library = await import('@nestjs/swagger')
  for (const apply of waiting.splice(0)) apply(library)
  return library
}

export const ApiBody = described('ApiBody')
export const ApiConsumes = described('ApiConsumes')
export const ApiCreatedResponse = described('ApiCreatedResponse')
export const ApiExcludeController = described('ApiExcludeController')
export const ApiExcludeEndpoint = described('ApiExcludeEndpoint')
export const ApiHeader = described('ApiHeader')
export const ApiOkResponse = described('ApiOkResponse')
export const ApiOperation = described('ApiOperation')
export const ApiParam = described('ApiParam')
export const ApiProperty = described('ApiProperty')
export const ApiQuery = described('ApiQuery')
export const ApiResponse = described('ApiResponse')
export const ApiTags = described('ApiTags')
