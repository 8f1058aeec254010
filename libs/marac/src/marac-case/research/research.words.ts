import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { ResearchEvent } from './research.events.js'

export const researchSentences: Sentences<ResearchEvent> = {
  ResearchRequested: ({ data }, _open, names) => `Research was requested of ${listed(data.agencies.map(names.agency))}, due on ${formatDate(data.dueOn)}`,
  ResearchReturned: ({ data }, open, names) =>
    data.known
      ? `${names.agency(data.agency)} returned its research${said(data.shared && open(data.shared))}`
      : `${names.agency(data.agency)} returned its research: nothing known`,
}
