/**
 * The topics of the SafeLives Dash checklist by key and our own short labels: the forms are their authors' text, so no wording of theirs is
 * shown (marac notes 1.3).
 */
export const checklistItems = {
  'current-injury': 'Injured in this incident',
  'very-frightened': 'Very frightened',
  'what-is-feared': 'Fears further injury or death',
  isolation: 'Cut off from family or friends',
  'low-or-suicidal': 'Depressed or has suicidal thoughts',
  separation: 'Separated, or tried to, in the past year',
  'child-contact': 'Conflict over child contact',
  stalking: 'Constant contact, following or stalking',
  'pregnant-or-baby': 'Pregnant, or a baby under 18 months',
  'more-often': 'Abuse happens more often',
  'getting-worse': 'Abuse is getting worse',
  control: 'Controls daily life, or is very jealous',
  weapons: 'Weapons or objects used',
  'threats-to-kill': 'Threats to kill that are believed',
  strangulation: 'Strangled, choked, suffocated or nearly drowned',
  'sexual-harm': 'Sexual acts or words that hurt',
  'others-feared': 'Somebody else threatens, or is feared',
  'hurt-others': 'Has hurt somebody else',
  'hurt-animal': 'Has mistreated an animal',
  money: 'Money problems, or depends on them for money',
  'drugs-alcohol-mental-health': 'Drugs, alcohol or mental health problems',
  'threatened-suicide': 'Has threatened or attempted suicide',
  'broken-order': 'Has broken bail, an order or a contact agreement',
  'criminal-history': 'Has been in trouble with the police',
} as const

/** The label of an item; one that this release does not know reads as itself. */
export const checklistWords = (key: string): string => (Object.hasOwn(checklistItems, key) ? checklistItems[key as keyof typeof checklistItems] : key)
