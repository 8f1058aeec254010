import { Injectable } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import type { CommandSlice } from './lifecycle.js'

/** A form of a page that is no command's and can be given back all the same: a search. Its controller says so as `static readonly givesBack`. */
export interface GivesBack {
  /** Where it is sent, without the first slash. */
  readonly page: string
  /** What the person was doing, as the page says it. */
  readonly title: string
}

/** What such a controller has: its form with what was typed, for who may use it. @throws NotSignedIn, Forbidden */
export interface Restoring {
  restore(request: FastifyRequest, answers: Readonly<Record<string, unknown>>): Promise<string>
}

/** Every command slice of the application, found by the controllers that the modules list: no second list. */
@Injectable()
export class Slices {
  private found: readonly CommandSlice[] | undefined

  constructor(private readonly discovery: DiscoveryService) {}

  all(): readonly CommandSlice[] {
    this.found ??= this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype && 'slice' in metatype ? [metatype.slice as CommandSlice] : []))
    return this.found
  }

  /** Forms of pages that are no commands. */
  otherForms(): readonly (GivesBack & Restoring)[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !('givesBack' in metatype)) return []
      const controller = instance as Restoring
      return [{ ...(metatype.givesBack as GivesBack), restore: (request, answers) => controller.restore(request, answers) }]
    })
  }

  /** @throws when there is none: a name in code that no module lists */
  get(context: string, name: string): CommandSlice {
    const slice = this.find(context, name)
    if (!slice) throw new Error(`There is no command ${context}/${name}.`)
    return slice
  }

  find(context: string, name: string): CommandSlice | undefined {
    return this.all().find(slice => slice.context === context && slice.name === name)
  }
}
