/** Long enough beats complicated: no character classes and no forced changes (NCSC, "Password administration for system owners"). */
export const shortestPassword = 12
/** Bounds the work of hashing; a sentence fits. */
export const longestPassword = 200

/** Beginnings that attackers try first. What only adds digits or signs to one of these is refused. */
const common = [
  'password', 'passw0rd', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'letmein', 'welcome', 'iloveyou', 'football', 'liverpool', 'arsenal', 'chelsea',
  'monkey', 'dragon', 'sunshine', 'princess', 'changeme', 'administrator', 'admin', 'lantern', 'marac', 'maracmarac', 'kentpolice', 'safeguarding',
  'passwordpassword', 'letmeinletmein', 'qwertyqwerty', 'onetwothreefour', 'abcdefghijkl', 'correcthorsebatterystaple',
] // prettier-ignore

/** Why a password is not taken, as a sentence for the form; undefined when it is. */
export function whatIsWrongWith(password: string, signInName: string): string | undefined {
  const plain = password.normalize('NFKC')
  const letters = [...plain]
  if (letters.length < shortestPassword) return `Password must be ${shortestPassword} characters or more`
  if (letters.length > longestPassword) return `Password must be ${longestPassword} characters or fewer`
  const lower = plain.toLowerCase()
  const names = [signInName, ...signInName.split('@')].map(name => name.toLowerCase()).filter(name => name.length >= 4)
  if (names.some(name => lower.includes(name))) return 'Password must not contain your sign-in name'
  if (new Set(letters).size < 5) return 'Password must not repeat the same few characters'
  if (isRun(lower) || common.includes(lower.replace(/[^a-z]+$/, '').replace(/^[^a-z]+/, ''))) {
    return 'Password must be harder to guess: use three random words'
  }
  return undefined
}

/** 123456789012, abcdefghijkl and the like, forwards and backwards. */
function isRun(text: string): boolean {
  const points = [...text].map(letter => letter.codePointAt(0) ?? 0)
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0))
  const even = steps.filter(step => Math.abs(step) === 1).length
  return even >= steps.length * 0.8
}
