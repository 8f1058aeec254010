/**
 * Which agencies have a mailbox that is another one than at the last look: what failed at the old address need not wait for its next turn. At the first
 * look every mailbox is new, since it may have been set while nobody looked.
 */
export function newMailboxes(agencies: () => readonly { readonly id: string }[], mailboxOf: (agency: string) => string | undefined): () => readonly string[] {
  const last = new Map<string, string | undefined>()
  return () =>
    agencies().flatMap(({ id }) => {
      const [before, now] = [last.get(id), mailboxOf(id)]
      last.set(id, now)
      return now !== undefined && now !== before ? [id] : []
    })
}
