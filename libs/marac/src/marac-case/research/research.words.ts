import { formatDate } from '@lantern/clock'
import type { Open } from '@lantern/decision'
import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import { theReturn, type Difference, type ResearchEvent, type ToldByAgency } from './research.events.js'

export const differenceWords: Readonly<Record<Difference['what'], string>> = { name: 'Name', 'date-of-birth': 'Date of birth', address: 'Address', other: 'Other details' }
export const whoseWords: Readonly<Record<Difference['whose'], string>> = { victim: 'Victim', perpetrator: 'Perpetrator', child: 'Child' }

function told({ shared, opinion }: ToldByAgency, open: Open): string {
  const text = [shared && open(shared), opinion && open(opinion)].filter(part => part !== undefined && part !== '').join(' ')
  return said(text === '' ? undefined : text)
}

export const researchSentences: Sentences<ResearchEvent> = {
  ResearchRequested: ({ data }, _open, names) => `Research was requested${data.urgent ? ' as urgent' : ''} of ${listed(data.agencies.map(names.agency))}, due on ${formatDate(data.dueOn)}${data.heard ? `, because the case is heard on ${formatDate(data.heard.on)}` : ''}`,
  ResearchTaken: ({ data }, _open, names) => `${names.user(data.user)} of ${names.agency(data.agency)} took the request for research`,
  ResearchLeft: ({ data }, _open, names) => `${names.agency(data.agency)} left the request for research to another of its people`,
  ResearchReturned: ({ data }, open, names) =>
    data.known ? `${names.agency(data.agency)} returned its research${told(data, open)}` : `${names.agency(data.agency)} returned its research: nothing known`,
  ResearchAddedTo: ({ data }, open, names) => `${names.agency(data.agency)} added to its research${told(data, open)}`,
  ResearchWithdrawn: ({ data }, open, names) => `${names.agency(data.agency)} withdrew ${data.entryId === theReturn ? 'its research' : 'an addition to its research'}${said(open(data.reason))}`,
  ResearchCalledOff: ({ data }, open, names) => `The Hub asks ${names.agency(data.agency)} for research no longer${said(open(data.reason))}`,
}
