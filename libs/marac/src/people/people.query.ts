import type { Actor } from '@lantern/decision'
import { Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { peopleProjection, type PersonRow } from './people.projection.js'

/** The people told of in referrals, as far as the reader may see the case that told of them. */
@Injectable()
export class People {
  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
  ) {}

  async visibleTo(actor: Actor, ids: readonly string[]): Promise<readonly PersonRow[]> {
    if (ids.length === 0) return []
    return this.views.rows(peopleProjection).selectAll().where('person_id', 'in', ids).where('ref', 'in', this.cases.visibleTo(actor).select('ref')).execute()
  }
}
