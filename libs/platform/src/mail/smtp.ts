import type { Transporter } from 'nodemailer'

/** The mail server could not be reached, or did not take a message. Says nothing of whom it was for. */
export class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken'
}

export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same message has the same: mail systems show it once, should it come twice. */
  readonly id: string
}

/** Sends mail by a server of the organisation's own. */
export abstract class Mailer {
  abstract readonly by: 'smtp' | 'notify'
  /** Resolves once the server has taken it. @throws MailNotTaken */
  abstract send(message: Message): Promise<void>
  abstract close(): void
}

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]'])

/** By SMTP. Names and passwords go over the network only under TLS: a server elsewhere must offer it. */
export class SmtpMailer extends Mailer {
  readonly by = 'smtp'
  private constructor(
    private readonly transport: Transporter,
    private readonly from: string,
    private readonly host: string,
  ) {
    super()
  }

  /** `url`: smtp://user:password@mail.example.org:587, or smtps:// for TLS from the first byte. */
  static async open({ url, from, host }: { readonly url: string; readonly from: string; readonly host: string }): Promise<SmtpMailer> {
    // Loaded only where mail is sent.
    const { createTransport } = await import('nodemailer')
    const server = new URL(url)
    const [user, pass] = [decodeURIComponent(server.username), decodeURIComponent(server.password)]
    const secure = server.protocol === 'smtps:'
    const port = server.port === '' ? (secure ? 465 : 587) : Number(server.port)
    const transport = createTransport({
      host: server.hostname.replace(/^\[|\]$/g, ''),
      port,
      secure,
      requireTLS: !secure && !thisMachine.has(server.hostname),
      ...(user !== '' && { auth: { user, pass } }),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return new SmtpMailer(transport, from, host)
  }

  async send({ to, subject, text, id }: Message): Promise<void> {
    try {
      // Auto-Submitted: no answer of absence comes back (RFC 3834).
      await this.transport.sendMail({ from: this.from, to, subject, text, messageId: `<${id}@${this.host}>`, headers: { 'auto-submitted': 'auto-generated' } })
    } catch (error) {
      throw new MailNotTaken(problemOf(error), { cause: error })
    }
  }

  close(): void {
    this.transport.close()
  }
}

/** In words for a page: what the server wrote may repeat the address. */
function problemOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
  if (typeof code === 'number' && code >= 500) return `The mail server does not take mail for this mailbox (${code}). Check its address.`
  if (typeof code === 'number') return `The mail server asks to try later (${code}).`
  return 'The mail server could not be reached, or did not take the connection.'
}
