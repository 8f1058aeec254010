import type { Chance } from './chance.js'

/** Names that nobody can take for real: the family names are words of testing, the numbers Ofcom's for drama (01632 960000 to 960999). */
const given = ['Ada', 'Bilal', 'Chloe', 'Dara', 'Emeka', 'Fatima', 'Gwen', 'Hana', 'Imran', 'Jola', 'Kezia', 'Lena', 'Mirela', 'Nadia', 'Orla', 'Priya', 'Quinn', 'Rosa', 'Siân', 'Tomasz', 'Uma', 'Vera', 'Wiktoria', 'Xenia', 'Yusuf', 'Zara']
const family = ['Sample', 'Testcase', 'Example', "O'Mock", 'Placeholder', 'Specimen', 'Dummy', 'Fixture', 'Invented', 'Nobody', 'Pretend', 'Imaginary', 'Makebelieve', 'Fictitious']
const streets = ['Nowhere Lane', 'Imaginary Street', 'Sample Road', 'Pretend Close', 'Example Avenue']
const towns = ['Canterbury', 'Thanet', 'Dover', 'Ashford', 'Folkestone', 'Sevenoaks', 'Tonbridge', 'Maidstone', 'Dartford', 'Gravesend', 'Swale', 'Medway']

export const happened = [
  'Assaulted at home on Saturday night; the neighbours called the police. He has followed her to work twice since.',
  'Strangled during an argument about money. She lost consciousness and did not go to hospital.',
  'Left the relationship three weeks ago. Since then constant messages, and threats to burn the house down.',
  'He waited outside the school and took the telephone from her hand in front of the children.',
  'Threatened with a knife. She believes that he will use it. He knows where her sister lives.',
  'Controls every payment and every journey. She has not been to her GP for a year.',
] as const
export const judgements = [
  'High. Separation, strangulation and threats to kill together; I believe that it is getting worse.',
  'High by professional judgement: she plays down what happens, and the frequency has doubled.',
  'High. The children have seen most incidents and are afraid of contact weekends.',
] as const
export const plans = [
  ['victim', 'Change the locks and fit a door chain'],
  ['victim', 'Place a warning marker on the address and brief the response teams'],
  ['victim', 'Complete a safety plan with her, and agree a safe word'],
  ['child', 'See both children at school and record their views'],
  ['child', 'Hold a strategy discussion about the children'],
  ['perpetrator', 'Enforce the no-contact condition and see him within the week'],
  ['perpetrator', 'Refer to the behaviour change programme'],
  ['professional', 'Visits in pairs until the next review'],
  ['victim', 'Apply for a non-molestation order with her solicitor'],
] as const
export const reasons = {
  extend: ['The contractor has no earlier appointment.', 'She asked us to wait until she is back from her sister.'],
  ask: ['We cannot do this ourselves, and he has a key to the flat.', 'She asked for it when we visited, and it is yours to do.'],
  decline: ['Not our tenant any more: the tenancy ended last month.', 'This belongs to the other area.'],
  notPossible: ['She has moved in with family in another county.', 'He was remanded in custody.'],
  notDone: ['Two visits were missed and nobody rang her back.', 'The worker left, and the action was not handed over.'],
  returned: ['The front door is done, the back door still has the old lock.', 'Please say on which day he was seen, and by whom.'],
  evidence: ['Done; recorded on our system with the date and the worker.', 'Visited on Tuesday, she confirmed it.'],
  notAccept: ['One verbal argument, no risk indicators, and the couple live in Essex.'],
  close: ['Every action is done, she feels safer, and no further incident was reported.'],
} as const

const pad = (n: number): string => String(n).padStart(2, '0')

export const person = (chance: Chance, ages: readonly [number, number], year: number) => ({
  name: `${chance.of(given)} ${chance.of(family)}`,
  dateOfBirth: `${year - chance.between(...ages)}-${pad(chance.between(1, 12))}-${pad(chance.between(1, 28))}`,
})
export const address = (chance: Chance): string => `${chance.between(1, 99)} ${chance.of(streets)}, ${chance.of(towns)}`
export const telephone = (chance: Chance): string => `01632 960${String(chance.between(0, 999)).padStart(3, '0')}`
export const staffName = (chance: Chance): string => `${chance.of(given)} ${chance.of(['Demo', 'Showcase', 'Trial', 'Rehearsal'])}`
