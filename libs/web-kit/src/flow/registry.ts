import { Injectable } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import type { CommandSlice } from './lifecycle.js'

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
