import type { AgencyEntry, AgencyKind } from '@lantern/rules'
import type { Chance } from '../chance.js'

type Target = 'victim' | 'child' | 'perpetrator' | 'professional'

interface Words {
  readonly shared: readonly string[]
  readonly searched: readonly string[]
  /** What it may take on, by whom it makes safer; what is missing here is said in the words of everybody. */
  readonly plans: Readonly<Partial<Record<Target, readonly string[]>>>
}

/** What an agency of each kind knows, where it looks, and what it takes on: people who know the work see at once when a hospital tells of tenancies. */
const words: Readonly<Partial<Record<AgencyKind, Words>>> = {
  police: {
    shared: ['Two calls about noise and shouting since 2024, no arrest then. He is on bail until the end of the month: not to contact her, not to go to the house.', 'Arrested twice since last winter, no charge on either occasion. A neighbour heard her calling for help in May.', 'One earlier relationship with two reports of assault. No firearms licence at any address.'],
    searched: ['Crime and intelligence records, custody and bail, by all names and dates of birth.', 'Incident logs of the address and of both numbers for three years.'],
    plans: { victim: ['Place a warning marker on the address and brief the response teams', 'Visit her on Thursday and take a further statement'], perpetrator: ['Arrest him on the outstanding breach, and ask for bail conditions'], child: ['Tell the school of the incident before the next school day'] },
  },
  probation: {
    shared: ['Current order with a condition not to contact her; last appointment missed.', 'Suspended sentence until March. He tells his officer that they are back together.', 'Finished the programme for the last offence a year ago; his officer thinks that he took little from it.'],
    searched: ['Order and licence records, and the notes of his officer.', 'Case records by all names and dates of birth.'],
    plans: { perpetrator: ['Enforce the no-contact condition and see him within the week', 'Refer to the behaviour change programme'], victim: ['Offer her the victim liaison officer'] },
  },
  idva: {
    shared: ['Engaged with our worker. She wants him to stop, and to stay in her home. Best reached at work before noon.', 'She agreed a safe word with us, and keeps a bag at her sister’s. She is not ready to speak to the police.', 'Two calls not answered, then a long one: she fears for the dog as much as for herself.'],
    searched: ['Case notes of the service since 2023.', 'Case notes, and the outreach team by telephone.'],
    plans: { victim: ['Complete a safety plan with her, and agree a safe word', 'Apply for a non-molestation order with her solicitor'] },
  },
  'childrens-social-care': {
    shared: ['Child in need plan since March. The social worker has seen both parents apart, and the children at school.', 'Two contacts in a year, both closed after a call. No plan at present.', 'The older child told a teacher that nights are loud. An assessment is under way.'],
    searched: ['Children’s records by the names of all children and both parents.', 'Referrals and assessments of five years.'],
    plans: { child: ['See both children at home without their father and record their views', 'Hold a strategy discussion about the children'], professional: ['Visits in pairs until the next review'] },
  },
  'adult-social-care': {
    shared: ['A carer’s assessment in 2025. She cares for her mother, who lives with them.', 'A safeguarding concern of last autumn was closed: she did not want it taken further.', 'Care visits twice a day to his father at the address; carers describe him as watchful.'],
    searched: ['Adult care records, by all names and the address.', 'Safeguarding concerns of three years.'],
    plans: { victim: ['Review the care package so that she can be seen alone', 'See her about what support she would accept'] },
  },
  'primary-care': {
    shared: ['Two attendances this year with injuries explained as falls. Safe to leave messages with the practice nurse.', 'Treated for sleeplessness since February; he comes to each appointment with her.', 'He was prescribed medication for depression and has not collected it for two months.'],
    searched: ['Records of the practices of both, three years back.', 'Practice records, and the health visitor by telephone.'],
    plans: { victim: ['Put a flag on her record, and see her alone at the next appointment', 'Offer her a longer appointment with a doctor whom she knows'] },
  },
  'acute-care': {
    shared: ['One attendance in May: injury of the hand, explained as a fall. The notes say that he answered for her.', 'Left the emergency department before she was seen, twice this year.', 'Midwifery appointment kept; asked routinely and said that all was well, with him in the waiting room.'],
    searched: ['Attendances at all sites of three years.', 'Emergency department and maternity records.'],
    plans: { victim: ['Put an alert on her hospital record, and ask her alone at every attendance'], child: ['Tell the safeguarding midwife, and see her alone at the next scan'] },
  },
  'mental-health': {
    shared: ['He is known to the community team and has missed two appointments. He said in June that he could not live without her.', 'She was seen once after an overdose in 2024 and discharged to her GP.', 'Waiting for an assessment since the summer, referred by the GP.'],
    searched: ['Electronic patient record by all names and dates of birth.', 'Crisis team and community team notes.'],
    plans: { perpetrator: ['Bring his appointment forward, and review his risk to others'], victim: ['Offer her an appointment away from the clinic where he is seen'] },
  },
  'substance-misuse': {
    shared: ['He is drinking daily again since April and says so. Comes on Tuesdays.', 'She finished treatment two years ago and has stayed well.', 'Referred by probation, came once.'],
    searched: ['Treatment records by all names and dates of birth.', 'Treatment records, and the keyworker by telephone.'],
    plans: { perpetrator: ['See him on Tuesday about his drinking, and tell probation whether he came'], victim: ['Offer her the family worker'] },
  },
  education: {
    shared: ['Both children on roll; attendance has fallen to 71 per cent this term. The older one is often tired and withdrawn.', 'Their aunt collects them since half term. He came to the gate once in September and was sent away.', 'On roll since January, no concerns noted by the class teacher.'],
    searched: ['School records, and the safeguarding lead of each school.', 'Rolls of all schools of the county by names and dates of birth.'],
    plans: { child: ['See both children at school and record their views', 'Agree with the school who may collect the children'], victim: ['Give her a name at the school whom she can ring'] },
  },
  housing: {
    shared: ['Joint tenancy since 2024, no arrears. Neighbours complained twice of shouting.', 'Sole tenancy of hers; he is not registered at the address. Door repaired in April.', 'She asked in June how to be moved, and did not come back to it.'],
    searched: ['Tenancy, arrears and repairs records.', 'Tenancy records and the housing register.'],
    plans: { victim: ['Change the locks and fit a door chain', 'Put her on the register for a managed move'], perpetrator: ['Serve him with notice for the damage to the door'] },
  },
  fire: {
    shared: ['A small fire at the letter box in 2025, put out before we came.', 'No call to the address. Smoke alarms were fitted two years ago.'],
    searched: ['Incidents and safety visits at all addresses.'],
    plans: { victim: ['Fit a fireproof letter box and test the alarms'] },
  },
}

const known: Words = { shared: ['Known to us since 2024; nothing of concern recorded before this.'], searched: ['Case system and archive, by all names and dates of birth.'], plans: {} }

/** Of what kind an agency is; one that is none of these is the Hub. */
export const kindOfAgency = (agencies: readonly AgencyEntry[], agency: string): AgencyKind => agencies.find(({ id }) => id === agency)?.kind ?? 'hub'

/** What an agency of this kind returns, and where it says that it looked. */
export const researchWords = (kind: AgencyKind): Pick<Words, 'shared' | 'searched'> => words[kind] ?? known

/** What an agency of this kind takes on for somebody: in its own words, else in those that everybody uses. */
export function planWords(kind: AgencyKind, target: Target, everybodys: string, chance: Chance): string {
  const own = words[kind]?.plans[target]
  return own === undefined ? everybodys : chance.of(own)
}
