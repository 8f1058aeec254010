/** So many answers are kept; then all are forgotten, and kept anew. */
const most = 10_000

/**
 * The function, with what it answered kept: it must answer the same each time. Whoever looks through thousands of dates asks for the same few
 * days again and again, and working one out takes longer than looking it up.
 */
export function remembering<Asked, Answer extends number | string>(work: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return asked => {
    const kept = known.get(asked)
    if (kept !== undefined) return kept
    const answer = work(asked)
    if (known.size >= most) known.clear()
    known.set(asked, answer)
    return answer
  }
}
