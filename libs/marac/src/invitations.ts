import { may } from '@lantern/access'
import { actionListProjection } from '@lantern/actions'
import { Views } from '@lantern/projections'
import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Agreed } from './agreed.js'
import { Cases } from './cases.js'
import { invitationsOf, type CaseToHear, type Invitable } from './invitations.policy.js'
import { maracAccess, seesAll } from './marac.access.js'
import { MeetingAgenda } from './meeting-agenda/meeting-agenda.query.js'

const idsIn = (text: string): readonly string[] => text.split(',').filter(Boolean)

/** Who is invited to a meeting, worked out of its cases as they stand: of all of them, so that nobody is invited to hear what they may not know of. */
@Injectable()
export class Invitations {
  constructor(
    private readonly views: Views,
    private readonly agenda: MeetingAgenda,
    private readonly cases: Cases,
    private readonly agreed: Agreed,
    private readonly directory: Directory,
  ) {}

  async of(meeting: string): Promise<ReturnType<typeof invitationsOf>> {
    const rows = await this.agenda.rowsOf(meeting)
    const refs = rows.map(({ ref }) => ref)
    const acting = refs.length === 0 ? [] : await this.views.rows(actionListProjection).select(['belongs_to', 'agency']).where('belongs_to', 'in', refs).where('status', '<>', 'in-error').execute()
    const cases = rows.map(({ ref, area, involved, excluded, restricted_to: only }): CaseToHear => {
      const agencies = [...idsIn(involved), ...acting.flatMap(each => (each.belongs_to === ref ? [each.agency] : [])), ...this.cases.idvaOf(area)]
      return { ref, agencies: new Set(agencies.filter(this.agreed.now)), excluded: new Set(idsIn(excluded)), only: only === '' ? undefined : new Set(idsIn(only)) }
    })
    return invitationsOf(cases, this.invitable())
  }

  /** Whoever may read cases: all of them, as the Hub does, or those that their agency is on. */
  private invitable(): readonly Invitable[] {
    const people = this.directory.people().filter(({ active }) => active)
    return people.flatMap(({ user, agency, roles }) => {
      const ofHub = seesAll({ user, agency, roles })
      return ofHub || may(maracAccess, { user, agency, roles }, 'marac.list-meetings') ? [{ user, agency, ofHub }] : []
    })
  }
}
