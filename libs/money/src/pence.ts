/** An amount of money in whole pence: a safe integer, at most `mostPence` either way. No fraction of a penny is ever kept. */
export type Pence = number

/** £1,000 million. A hundred years of the funds that this is for would not come near it, so that more is a slip of the keyboard. */
export const mostPence: Pence = 100_000_000_000

export const isPence = (amount: number): amount is Pence => Number.isSafeInteger(amount) && Math.abs(amount) <= mostPence

export type ReadAmount = { readonly pence: Pence } | { readonly fault: string }

/**
 * What somebody typed as an amount in pounds: 1000, 1000.5 or 1000.50, and nothing that could be meant in two ways. A comma is thousands
 * here and a decimal point elsewhere, so that it is asked for again.
 */
export function readPounds(typed: string): ReadAmount {
  const text = typed.trim()
  if (text === '') return { fault: 'Enter an amount in pounds, such as 1000.50' }
  if (/^[-−(]/.test(text)) return { fault: 'The amount must not be negative' }
  if (/[£,]/.test(text)) return { fault: 'Enter the amount in figures alone, without the pound sign and without commas, such as 1000.50' }
  const [, pounds, pence = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (pounds === undefined) return { fault: 'Enter the amount in figures, such as 1000.50' }
  if (pence.length > 2) return { fault: 'An amount has at most two figures after the point: pounds and pence' }
  if (pounds.replace(/^0+/, '').length > 12) return { fault: tooLarge }
  const amount = Number(pounds) * 100 + Number(pence.padEnd(2, '0'))
  return amount > mostPence ? { fault: tooLarge } : { pence: amount }
}

const tooLarge = `The amount must be ${inPounds(mostPence)} or less`

/** £10,621.00, with its pence always, since they are what gets lost. Negative with a minus sign before the pound sign. */
export function inPounds(amount: Pence): string {
  const [pounds, pence] = [Math.trunc(Math.abs(amount) / 100), Math.abs(amount) % 100]
  return `${amount < 0 ? '-' : ''}£${pounds.toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${pence.toString().padStart(2, '0')}`
}

export const sumOf = (amounts: Iterable<Pence>): Pence => {
  let sum = 0
  for (const amount of amounts) sum += amount
  return sum
}
