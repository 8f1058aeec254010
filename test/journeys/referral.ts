import type { Person } from './support/person.js'

/** Apostrophes, letters of four scripts, and script in text: all of it is text. */
export const people = {
  victim: "Siân O'Hara-Łuczak",
  perpetrator: 'Дмитро Ковальчук',
  child: '李小龍',
} as const
export const scriptInText = '<script>document.title="taken"</script> <img src=x onerror=alert(1)> & "quotes" \'too\''
export const whatHappened = `He waits outside her work.\n${scriptInText}`

const risk = 'Your professional judgement of the risk'

/** The parts of a referral, in order, each as it is filled in. */
export const parts: Readonly<Record<string, (person: Person, victim: string) => Promise<void>>> = {
  'The victim': async (person, victim) => {
    await person.type("The victim's name", victim)
    await person.type("The victim's other names and spellings (optional)", 'Sian Ohara')
    await person.date("The victim's date of birth", ['28', '2', '1991'])
    await person.choose('East')
    await person.type("The victim's address (optional)", "Flat 2, St Augustine's Road")
    await person.type("Your agency's own reference (optional)", 'KP/2026/0042')
  },
  'Safe contact': async person => {
    await person.type('A telephone number for the victim (optional)', '01632 960 123')
    await person.answer('It is safe to call the victim', 'No')
    await person.type('When it is safe to call (optional)', 'Mondays before noon')
    await person.type('Everybody whom the victim fears (optional)', 'Him, and his brother')
  },
  Perpetrators: async person => {
    const perpetrator = person.page.getByRole('group', { name: 'Perpetrator 1' })
    await person.type("The perpetrator's name", people.perpetrator, perpetrator)
    await person.type('Relationship to the victim (optional)', 'Former partner', perpetrator)
  },
  Children: async person => person.type("The child's name", people.child, person.page.getByRole('group', { name: 'Child 1' })),
  'What has happened': async person => {
    await person.tick('Visible high risk')
    await person.tick('Potential escalation')
    await person.type('What has happened, and what you fear', whatHappened)
  },
  'The risk checklist': async person => {
    await person.choose('DASH')
    for (const topic of ['Threats to kill that are believed', 'Very frightened']) await person.answer(topic, 'Yes')
    await person.type(risk, 'She is afraid for her life, and so am I.')
  },
  'What the victim wants, and consent': async person => {
    await person.answer('Does the victim know of this referral?', 'Yes')
    await person.choose('Yes, the victim agreed')
  },
  'Needs and diversity of the victim': async person => {
    const unsaid = ['Is an interpreter needed?', 'Gender', 'Is the gender different from the sex registered at birth?', 'Ethnic group', 'Sexual orientation']
    for (const question of unsaid) await person.answer(question, 'Not known')
    await person.tick('None')
  },
  'Risk to professionals': async person => person.choose('No'),
  // None is sent along.
  Files: async () => undefined,
}

/** Begins a referral and fills in every part, as far as the answers to be checked. */
export async function fillReferral(person: Person, victim: string = people.victim): Promise<void> {
  await person.press('Start a new referral')
  await person.follow('The victim')
  for (const [title, fill] of Object.entries(parts)) {
    const heading = await person.heading()
    if (!heading.includes(title)) throw new Error(`Not "${title}" but "${heading}" comes next: ${(await person.errors()).join('; ')}`)
    await fill(person, victim)
    await person.press('Save and continue')
  }
}

/** The reference on the page that follows a referral. */
export async function sentReference(person: Person): Promise<string> {
  const reference = /MC-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(new URL(person.page.url()).pathname)?.[0]
  if (!reference) throw new Error(`No reference follows the referral: ${person.page.url()}`)
  return reference
}

/** Fills in a referral, checks the answers and sends them. Gives its reference. */
export async function refer(person: Person, victim?: string): Promise<string> {
  await person.open('/refer')
  await fillReferral(person, victim)
  await person.press('Refer a case')
  return sentReference(person)
}
