import { may, type Subject } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import type { CommandSlice } from './lifecycle.js'
import { Slices } from './registry.js'

export interface Button {
  readonly name: string
  readonly text: string
  readonly href: string
}

/** What the actor may do next with a thing, in the order of its table of what may follow. */
@Injectable()
export class Buttons {
  constructor(private readonly slices: Slices) {}

  of(lifecycle: CommandSlice['lifecycle'] | { readonly stream: { readonly name: string }; readonly allowedBy: Readonly<Record<string, readonly string[]>> }, status: string, ref: string, actor: Actor, subject: Subject): readonly Button[] {
    const next = lifecycle.allowedBy[status] ?? []
    return next.flatMap(name => {
      const slice = this.slices.all().find(each => each.lifecycle.stream.name === lifecycle.stream.name && each.name === name)
      return slice && may(slice.access, actor, slice.verb, subject) ? [button(slice, ref)] : []
    })
  }

  /** The commands that create something on a thing of this kind. */
  under(kind: string, ref: string, actor: Actor, subject: Subject): readonly Button[] {
    return this.slices
      .all()
      .filter(slice => slice.under === kind && may(slice.access, actor, slice.verb, subject))
      .map(slice => button(slice, ref))
  }

  /** What was just done, in words, when the name in the address is that of a slice. */
  done(name: unknown, ref = ''): string | undefined {
    const slice = this.slices.all().find(each => each.name === name)
    return slice && (slice.words?.(ref).done ?? slice.done)
  }
}

/** What the button and the page of a command on this say. */
export const titleOf = ({ title, words }: Pick<CommandSlice, 'title' | 'words'>, ref: string): string => words?.(ref).title ?? title

const button = (slice: CommandSlice, ref: string): Button => ({
  name: slice.name,
  text: titleOf(slice, ref),
  href: `/${slice.page.replace(':ref', encodeURIComponent(ref))}`,
})
