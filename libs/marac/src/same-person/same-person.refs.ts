/** Two people of two referrals, by their ids in order: what is said of them is said once, whoever is named first. */
export const twoOf = (one: string, other: string): string => [one, other].toSorted().join('_')

/** The two ids behind a reference. */
export function peopleOf(two: string): readonly [string, string] {
  const [one = '', other = ''] = two.split('_')
  return [one, other]
}
