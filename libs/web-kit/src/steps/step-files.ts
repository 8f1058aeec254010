import { DraftFiles, type DraftFile } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ContentLost } from '@lantern/privacy'
import { Injectable } from '@nestjs/common'
import { errorAt, fieldsOf, fileFieldsOf, isFileKind, shapeOf, Upload, type FieldError, type InputClass } from '../fields/index.js'
import type { CommandSlice } from '../flow/lifecycle.js'
import { fileInWords } from '../views/index.js'
import type { Place } from './step-drafts.js'

type Values = Readonly<Record<string, unknown>>

/** What was sent of a form: what was typed, and the files that were chosen, by field. */
export function apart({ input }: CommandSlice, values: Values): { readonly typed: Values; readonly chosen: Values } {
  const fields = fileFieldsOf(input as InputClass)
  const some = (files: boolean) => Object.fromEntries(Object.entries(values).filter(([name]) => fields.includes(name) === files))
  return { typed: some(false), chosen: some(true) }
}

/** "Letter.pdf (PDF, 34 KB)" */
export const inWords = ({ name, kind, size }: DraftFile): string => (isFileKind(kind) ? fileInWords({ name, kind, size }) : name)

const isUploads = (value: unknown): value is readonly Upload[] => Array.isArray(value) && value.every(each => each instanceof Upload)

/** The files of a draft: looked into when they are chosen, listed, taken out, and sent with the rest. */
@Injectable()
export class StepFiles {
  constructor(
    private readonly files: DraftFiles,
    private readonly clock: Clock,
  ) {}

  async of({ input }: CommandSlice, { actor, id }: Place): Promise<readonly DraftFile[]> {
    return fileFieldsOf(input as InputClass).length === 0 ? [] : this.files.list(actor.user, id)
  }

  /** Keeps what was chosen. Where something is wrong with a file, no file of its field is kept, and that is answered. */
  async keep(slice: CommandSlice, place: Place, chosen: Values): Promise<readonly FieldError[]> {
    const kept = await this.of(slice, place)
    const wrong: FieldError[] = []
    for (const [field, value] of Object.entries(chosen)) {
      const errors = wrongWith(slice, field, value, kept)
      wrong.push(...errors)
      if (errors.length > 0 || !isUploads(value)) continue
      for (const { name, kind, bytes } of value) if (kind) await this.files.add(place.actor.user, place.id, field, { name, kind, bytes }, this.clock.now())
    }
    return wrong
  }

  async remove({ actor, id }: Place, file: string): Promise<void> {
    await this.files.remove(actor.user, id, file)
  }

  async removeAll({ actor, id }: Place): Promise<void> {
    await this.files.removeAll(actor.user, id)
  }

  /** All of them with their contents, as if they had just been chosen: the command looks into them again. @throws ContentLost */
  async uploads(slice: CommandSlice, place: Place): Promise<Readonly<Record<string, readonly Upload[]>>> {
    const found: Record<string, Upload[]> = {}
    for (const { id, field, name } of await this.of(slice, place)) {
      const bytes = await this.files.bytes(place.actor.user, place.id, id)
      if (!bytes) throw new ContentLost(id)
      found[field] = [...(found[field] ?? []), await Upload.of(name, bytes)]
    }
    return found
  }
}

function wrongWith({ input }: CommandSlice, field: string, value: unknown, kept: readonly DraftFile[]): readonly FieldError[] {
  const errors = shapeOf(input as InputClass, { [field]: value }).errors.filter(({ path }) => path === field)
  if (errors.length > 0 || !isUploads(value)) return errors
  const most = fieldsOf(input as InputClass).get(field)?.max ?? 1
  const own = kept.filter(each => each.field === field)
  // A form that a browser sends a second time brings files that are here already.
  const more = value.filter(({ name, bytes }) => !own.some(each => each.name === name && each.size === bytes.length))
  return own.length + more.length <= most ? [] : [errorAt([field], `You can add ${most} files, and you have added ${own.length} before. None of those that you just chose was added`)]
}
