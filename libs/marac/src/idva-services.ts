import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'

/**
 * Which IDVA service supports the victims of which area. A referral goes to the MARAC and to the IDVA service at once (marac notes 3, principle
 * 2), so a service may know of every case of its areas from the referral on.
 */
@Injectable()
export class IdvaServices {
  constructor(private readonly directory: Directory) {}

  /** Agencies that are there. */
  of(area: string): readonly string[] {
    const districts = this.directory.areas().find(({ id }) => id === area)?.districts ?? []
    return this.directory.agencies().flatMap(({ id, kind, serves, left }) => (kind === 'idva' && left === undefined && (!serves || serves.some(each => districts.includes(each))) ? [id] : []))
  }

  /** Areas; none for an agency that is no IDVA service. */
  areasOf(agency: string): readonly string[] {
    const service = this.directory.agencies().find(({ id, kind }) => id === agency && kind === 'idva')
    if (!service) return []
    return this.directory.areas().flatMap(({ id, districts }) => (!service.serves || service.serves.some(each => districts.includes(each)) ? [id] : []))
  }
}
