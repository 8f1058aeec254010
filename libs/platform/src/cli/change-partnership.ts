import { idOf, Refusal, type Instant } from '@lantern/decision'
import { partnership, type Register } from '@lantern/partnership'
import { fieldsOf, RunCommand, ShapeRefused, Slices, systemActor, type CommandSlice } from '@lantern/web-kit'
import type { INestApplicationContext } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'

/** `change`: the name of a command of the partnership, such as add-district. `fields`: what its form asks, `name=value`; a field that takes several, several times. */
export interface PartnershipChange {
  readonly change: string
  readonly fields: readonly string[]
  /** Makes a resend the same. */
  readonly key: string
}

/** Runs a command of the partnership as an administrator: whoever may open the folder may do what they do. @throws Refusal, whatever is wrong, in words */
export async function changePartnership(hub: { readonly app: INestApplicationContext; readonly register: Register; readonly now: Instant }, { change, fields, key }: PartnershipChange) {
  const slices = hub.app.get(Slices, { strict: false }).all().filter(({ context, lifecycle }) => context === 'partnership' && lifecycle.stream.name === partnership.name)
  const slice = slices.find(({ name }) => name === change)
  if (!slice) throw new Refusal('cli.no-such-change', `There is no change called ${change}. There are: ${slices.map(each => `${each.name} (${[...fieldsOf(each.input as never).keys()].join(', ')})`).join('; ')}.`)
  const use = { actor: { ...systemActor, roles: ['administrator'] }, ref: idOf(hub.register.stream), body: bodyOf(slice, fields), spelling: 'json' as const, commandId: key, at: hub.now, patience: 0 }
  try {
    const { events } = await hub.app.get(CommandBus, { strict: false }).execute(new RunCommand('partnership', change, use))
    await hub.register.refresh()
    return { done: slice.done, recorded: events.map(({ type, data }) => ({ type, data })) }
  } catch (error) {
    if (error instanceof ShapeRefused) throw new Refusal('cli.not-as-asked', error.errors.map(({ path, text }) => `${path}: ${text}.`).join('\n'))
    throw error
  }
}

function bodyOf({ input }: CommandSlice, fields: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const given = new Map<string, readonly string[]>()
  for (const field of fields) {
    const [, name = '', value = ''] = /^([A-Za-z]+)=([\s\S]*)$/.exec(field) ?? []
    if (name === '') throw new Refusal('cli.no-field', `Write each field as name=value: ${field}`)
    given.set(name, [...(given.get(name) ?? []), value])
  }
  const lists = fieldsOf(input as never)
  return Object.fromEntries([...given].map(([name, values]) => [name, lists.get(name)?.widget === 'checkboxes' ? values : values.join('\n')]))
}
