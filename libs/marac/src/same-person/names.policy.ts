import { doubleMetaphone } from 'double-metaphone'
import { distance } from 'fastest-levenshtein'

/** Letters only compare when case, accents and marks are folded away: "Siobhán O'Neill" is found by "oneill". */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/[đĐðÐ]/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[œŒ]/g, 'oe')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ +/g, ' ')
    .trim()

/** The words of a name; the two of a double-barrelled one stand apart. */
export const wordsOf = (name: string): readonly string[] => folded(name.replace(/[-\u2010-\u2015]/g, ' ')).split(' ').filter(word => word !== '')

/** The words by which a name is looked up: "O'Neill" as one, as people write it, and as two, as people type it. */
export const lookUpWordsOf = (name: string): readonly string[] => [...new Set([...wordsOf(name), ...wordsOf(name.replace(/['’ʼ`]/g, ' '))])]

/** Aliases come as one text, parted by semicolons, commas, slashes, lines or "or". */
export const aliasesOf = (text: string | undefined): readonly string[] => (text ?? '').split(/[;,/|\n]|\bor\b/).map(part => part.trim()).filter(part => part !== '')

/**
 * How a word may sound, by Double Metaphone, as English speakers say names of many languages: one code or two. Signs that it does not know,
 * such as other scripts, sound like themselves.
 */
export function soundsOf(word: string): readonly string[] {
  const codes = doubleMetaphone(word).filter(code => code !== '')
  return codes.length === 0 ? [word] : [...new Set(codes)]
}

export const soundsLike = (one: string, other: string): boolean => {
  const codes = soundsOf(other)
  return soundsOf(one).some(code => codes.includes(code))
}

/** One letter apart in a short word, two in a long one; letters that changed places are two apart. */
export const spelledAlike = (one: string, other: string): boolean =>
  one !== other && Math.min(one.length, other.length) > 2 && distance(one, other) <= (Math.max(one.length, other.length) > 5 ? 2 : 1)
