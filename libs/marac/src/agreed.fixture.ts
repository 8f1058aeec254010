import { Agreed } from './agreed.js'

/** Agreements of every agency but these. */
export const agreedBut = (...without: readonly string[]): Agreed => Object.assign(Object.create(Agreed.prototype) as Agreed, { now: (agency: string) => !without.includes(agency) })
