import type { CalendarDate } from '@lantern/decision'
import { inDate } from '../views/index.js'
import type { AwayNow, Directory } from './directory.js'

/** Somebody whose work another does while they are away. */
export interface DeputisedFor extends AwayNow {
  readonly user: string
  readonly name: string
}

/** For whom somebody deputises on a day, by name. */
export const deputisesFor = (directory: Directory, deputy: string, on: CalendarDate): readonly DeputisedFor[] =>
  directory
    .people()
    .flatMap(({ user, name, active }) => {
      const away = active ? directory.awayOf(user, on) : undefined
      return away?.deputy === deputy ? [{ ...away, user, name }] : []
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))

/** Users who are away on a day with nobody who does their work. */
export const unattendedOn = (directory: Directory, on: CalendarDate): readonly string[] =>
  directory.people().flatMap(({ user, active }) => {
    const away = active ? directory.awayOf(user, on) : undefined
    return away && away.deputy === undefined ? [user] : []
  })

/** "Away until 5 January 2027. Uma Sample deputises"; undefined for who is here. */
export function awayWords(directory: Directory, user: string, on: CalendarDate): string | undefined {
  const away = directory.awayOf(user, on)
  return away && `Away until ${inDate(away.until)}. ${away.deputy === undefined ? 'Nobody deputises' : `${directory.user(away.deputy)} deputises`}`
}
