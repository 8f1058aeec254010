import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Post {
  /** smtp://127.0.0.1:… */
  readonly url: string
  readonly taken: readonly { readonly from: string; readonly to: readonly string[]; readonly text: string }[]
  /** The code with which every recipient is refused; undefined for none. */
  refuses: number | undefined
  close(): Promise<void>
}

/** A real SMTP server on this machine, without TLS. */
export async function startPost({ account, refuses }: { readonly account?: { readonly user: string; readonly password: string }; readonly refuses?: number } = {}): Promise<Post> {
  const taken: { readonly from: string; readonly to: readonly string[]; readonly text: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', ...(account ? [] : ['AUTH'])],
    allowInsecureAuth: true,
    authOptional: account === undefined,
    logger: false,
    onAuth: ({ username, password }, _session, done) => (username === account?.user && password === account?.password ? done(null, { user: username }) : done(new Error('Invented: wrong password'))),
    onRcptTo: ({ address }, _session, done) => (post.refuses === undefined ? done() : done(Object.assign(new Error(`Invented: ${address} is not here`), { responseCode: post.refuses }))),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom
        taken.push({ from: from === false ? '' : from.address, to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  let closed: Promise<void> | undefined
  const post: Post = { url: `smtp://127.0.0.1:${port}`, taken, refuses, close: () => (closed ??= new Promise(resolve => server.close(() => resolve()))) }
  return post
}
