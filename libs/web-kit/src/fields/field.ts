import 'reflect-metadata'
import type { ApiPropertyOptions } from '@nestjs/swagger'
import { ApiProperty } from '../api/index.js'
import { Transform } from 'class-transformer'
import { ValidateBy } from 'class-validator'
import { capital } from '../views/words.js'

/** How a body spells its values: a form sends text and three boxes for a date, JSON sends its own types. `form` understands both. */
export type Spelling = 'form' | 'json'

/** What stands in place of a value that cannot be used: the sentence to show, and the box to look at (`month` of a date). */
export class Wrong {
  constructor(
    readonly text: string,
    readonly part?: string,
    /** A file was larger than is taken: answered as 413. */
    readonly tooLarge = false,
  ) {}
}

/** An input class: no constructor arguments, every field decorated. */
export type InputClass<T extends object = object> = new () => T

export interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: string
}

/** Which GOV.UK component shows a field. */
export type Widget = 'text' | 'textarea' | 'password' | 'number' | 'radios' | 'checkboxes' | 'select' | 'date' | 'file' | 'rows' | 'answers' | 'hidden'

/** How the shared form page shows a field. */
export interface FieldView {
  readonly widget: Widget
  /** In plain words, in the middle of a sentence: "the victim's name". */
  readonly what: string
  readonly label: string
  readonly hint?: string
  readonly optional: boolean
  /** Optional in shape, but another answer may ask for it: not marked as optional, and the rule says when it is missing. */
  readonly sometimes?: boolean | undefined
  readonly max?: number
  readonly autocomplete?: string
  /** Fixed choices. Of a reference they come with the page instead. */
  readonly choices?: readonly Choice[]
  /** Of answers: what is asked, each answered by one of the choices. */
  readonly topics?: readonly Choice[]
  /** Of rows: their input class, the word for one of them, and how many an empty form shows. */
  readonly row?: () => InputClass
  readonly one?: string
  readonly shown?: number
}

export interface FieldOptions {
  /** What stands above the box; by default the words of the field, with a capital. */
  readonly label?: string
  readonly hint?: string
  readonly optional?: boolean
  /** With `optional`: needed after some answers, so that the label does not call it optional. */
  readonly sometimes?: boolean
}

/** A property decorator that compiles only on a property whose type the field can give. */
export type FieldDecorator<V> = <K extends string>(target: { [P in K]?: V }, key: K) => void

export interface FieldSpec {
  readonly view: FieldView
  /** Shown when nothing was entered. */
  readonly missing: string
  /** The value, undefined when blank, or what is wrong with it. */
  readonly read: (raw: unknown, spelling: Spelling) => unknown
  readonly api: ApiPropertyOptions
  /** Takes the value as it came, and not the copy that class-transformer makes of objects. */
  readonly whole?: boolean
  readonly more?: readonly PropertyDecorator[]
}

const FIELDS = Symbol('lantern:fields')

const ownFields = (of: object): Map<string, FieldView> | undefined => Reflect.getOwnMetadata(FIELDS, of) as Map<string, FieldView> | undefined

export const isBlank = (raw: unknown): boolean => raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')

export const isPlainObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date)

/**
 * One field of an input: conversion, one check with one sentence at a time, OpenAPI and the view, from one place.
 * Conversion is ours and not `enableImplicitConversion`, which takes "no" for true.
 */
export function field<V>(spec: FieldSpec): FieldDecorator<V> {
  return (target: object, key: string) => {
    const own = ownFields(target) ?? new Map<string, FieldView>()
    own.set(key, spec.view)
    Reflect.defineMetadata(FIELDS, own, target)
    const required = !spec.view.optional
    const decorators: PropertyDecorator[] = [
      Transform(({ value, obj, options }) => spec.read(spec.whole ? Reflect.get(obj as object, key) : value, options.groups?.includes('json') ? 'json' : 'form')),
      ValidateBy({
        name: 'field',
        validator: {
          validate: value => !(value instanceof Wrong) && !(required && value === undefined),
          defaultMessage: args => (args?.value instanceof Wrong ? args.value.text : spec.missing),
        },
      }),
      ApiProperty({ description: capital(spec.view.what), ...spec.api, required } as ApiPropertyOptions),
      ...(spec.more ?? []),
    ]
    for (const decorate of decorators) decorate(target, key)
  }
}

/** The fields of an input class with their views, inherited ones first, in the order they are written. */
export function fieldsOf(Input: InputClass): ReadonlyMap<string, FieldView> {
  const known = fieldsOfClass.get(Input)
  if (known) return known
  const found = collected(Input)
  fieldsOfClass.set(Input, found)
  return found
}

/** A class is decorated when it is loaded, and never again. */
const fieldsOfClass = new WeakMap<InputClass, ReadonlyMap<string, FieldView>>()

function collected(Input: InputClass): ReadonlyMap<string, FieldView> {
  const chain: Map<string, FieldView>[] = []
  for (let at = Input.prototype as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const own = ownFields(at)
    if (own) chain.unshift(own)
  }
  return new Map(chain.flatMap(own => [...own]))
}
