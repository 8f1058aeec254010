import type { Person } from './support/person.js'

/** Apostrophes, letters of four scripts, and script in text: all of it is text. */
export const people = {
  victim: "Siân O'Hara-Łuczak",
  perpetrator: 'Дмитро Ковальчук',
  child: '李小龍',
} as const
export const scriptInText = '<script>document.title="taken"</script> <img src=x onerror=alert(1)> & "quotes" \'too\''
export const whatHappened = `He waits outside her work.\n${scriptInText}`

/** Fills in a whole referral, as far as its first page of errors would ask for. */
export async function fillReferral(person: Person, victim: string = people.victim): Promise<void> {
  const { page } = person
  await person.choose('East')
  await person.type("Your agency's own reference (optional)", 'KP/2026/0042')
  await person.tick('Visible high risk')
  await person.tick('Potential escalation')
  await person.type('What has happened, and what you fear', whatHappened)
  await person.type("The victim's name", victim)
  await person.type("The victim's other names and spellings (optional)", 'Sian Ohara')
  await person.date("The victim's date of birth", ['28', '2', '1991'])
  await person.type("The victim's address (optional)", "Flat 2, St Augustine's Road")
  await person.type('A telephone number for the victim (optional)', '01632 960 123')
  await page.getByRole('group', { name: 'It is safe to call the victim' }).getByRole('radio', { name: 'No', exact: true }).check()
  await person.type('When it is safe to call (optional)', 'Mondays before noon')
  const perpetrator = page.getByRole('group', { name: 'Perpetrator 1' })
  await person.box("The perpetrator's name", perpetrator).fill(people.perpetrator)
  await person.box('Relationship to the victim (optional)', perpetrator).fill('Former partner')
  await person.box("The child's name", page.getByRole('group', { name: 'Child 1' })).fill(people.child)
  await person.choose('DASH')
  await person.type('The score', '17')
  await person.type('The highest score possible', '24')
  await person.tick('Threats to kill that are believed')
  await person.type('Your professional judgement of the risk', 'She is afraid for her life, and so am I.')
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
  await person.press('Refer a case')
  return sentReference(person)
}
