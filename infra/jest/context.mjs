// The context in which all files of a worker run, one after the other. Jest's own answers each use of a global by a proxy, which makes whatever computes slower; this one holds
// them itself. There is one, so that files can share modules (runtime.mjs).
import { constants, createContext } from 'node:vm'

export const context = createContext(constants.DONT_CONTEXTIFY)
/** What the language has, and what shared modules left there. */
const lasting = new Set(Reflect.ownKeys(context))

/** The context as if no file had used it: what the last one left there is gone, and `process` and the rest of Node are new. */
export function renewed(node) {
  const named = Object.getOwnPropertyDescriptors(node)
  for (const name of Reflect.ownKeys(context)) if (!lasting.has(name)) Reflect.deleteProperty(context, name)
  for (const name of Reflect.ownKeys(named)) if (!Object.hasOwn(context, name)) Object.defineProperty(context, name, named[name])
  return Object.assign(context, { global: context, Buffer, ArrayBuffer, Uint8Array })
}

/** Keeps the globals that `load` sets, such as the rules of all input classes. */
export function keepingGlobals(load) {
  const before = new Set(Reflect.ownKeys(context))
  const loaded = load()
  for (const name of Reflect.ownKeys(context)) if (!before.has(name)) lasting.add(name)
  return loaded
}
