import type { NotifyClient } from 'notifications-node-client'
import { Mailer, MailNotTaken, type Message } from './smtp.js'

export interface NotifySettings {
  /** Of a service at GOV.UK Notify: a secret. */
  readonly key: string
  /** Of a template whose subject is ((subject)) and whose message is ((text)). */
  readonly template: string
  /** The service itself unless told. */
  readonly url?: string | undefined
}

/** E-mail by GOV.UK Notify, for public bodies that have it instead of a mail server. */
export class NotifyMailer extends Mailer {
  readonly by = 'notify'

  private constructor(
    private readonly client: NotifyClient,
    private readonly template: string,
  ) {
    super()
  }

  static async open({ key, template, url }: NotifySettings): Promise<NotifyMailer> {
    // Loaded only where it sends.
    const { NotifyClient } = await import('notifications-node-client')
    return new NotifyMailer(url === undefined ? new NotifyClient(key) : new NotifyClient(url, key), template)
  }

  /** What it took before a crash that nobody heard of is found by its reference, so that it is not sent twice. */
  async send({ to, subject, text, id }: Message): Promise<void> {
    try {
      const { data } = (await this.client.getNotifications('email', undefined, id)) as { readonly data: { readonly notifications: readonly unknown[] } }
      if (data.notifications.length > 0) return
      await this.client.sendEmail(this.template, to, { personalisation: { subject, text }, reference: id })
    } catch (error) {
      throw new MailNotTaken(problemOf(error), { cause: error })
    }
  }

  close(): void {}
}

/** In words for a page: what the service wrote may repeat the address. */
function problemOf(error: unknown): string {
  const response: unknown = error instanceof Error ? Reflect.get(error, 'response') : undefined
  const status: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, 'status') : undefined
  if (status === 403) return 'GOV.UK Notify does not take our key (403). Check LANTERN_NOTIFY_KEY.'
  if (status === 400) return 'GOV.UK Notify does not take this message (400). Check the address and the template.'
  if (typeof status === 'number') return `GOV.UK Notify asks to try later (${status}).`
  return 'GOV.UK Notify could not be reached.'
}
