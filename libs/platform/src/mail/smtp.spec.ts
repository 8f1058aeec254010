import { afterEach, describe, expect, it } from '@jest/globals'
import { startPost, type Post } from './post.fixture.js'
import { MailNotTaken, SmtpMailer } from './smtp.js'

let post: Post | undefined
afterEach(() => post?.close())
const message = { to: 'marac@housing.example', subject: 'Research requested: MC-4T7Q9-XWC2D', text: 'MC-4T7Q9-XWC2D\n', id: 'abc' }
const mailer = (url: string) => SmtpMailer.open({ url, from: 'marac-hub@example.org', host: 'hub.example.org' })

describe('mail by SMTP', () => {
  it('reaches the server with address, subject and text', async () => {
    post = await startPost()
    const sender = await mailer(post.url)
    await sender.send(message)
    sender.close()
    expect(post.taken.map(({ from, to }) => [from, to])).toEqual([['marac-hub@example.org', ['marac@housing.example']]])
    for (const line of ['From: marac-hub@example.org', 'Subject: Research requested: MC-4T7Q9-XWC2D', 'Message-ID: <abc@hub.example.org>', 'auto-submitted: auto-generated']) expect(post.taken[0]?.text.toLowerCase()).toContain(line.toLowerCase())
  })
  it('signs in where an account is given', async () => {
    post = await startPost({ account: { user: 'hub', password: 'p@ss word' } })
    await (await mailer(post.url.replace('smtp://', 'smtp://hub:p%40ss%20word@'))).send(message)
    expect(post.taken).toHaveLength(1)
    await expect((await mailer(post.url.replace('smtp://', 'smtp://hub:wrong@'))).send(message)).rejects.toThrow(MailNotTaken)
  })
  it('says in words why it was not taken, and never to whom', async () => {
    post = await startPost({ refuses: 550 })
    await expect((await mailer(post.url)).send(message)).rejects.toThrow('The mail server does not take mail for this mailbox (550). Check its address.')
    post.refuses = 451
    await expect((await mailer(post.url)).send(message)).rejects.toThrow('The mail server asks to try later (451).')
    const { url } = post
    await post.close()
    await expect((await mailer(url)).send(message)).rejects.toThrow('The mail server could not be reached, or did not take the connection.')
  })
  it('gives nothing away in the clear to a server elsewhere that has no TLS', async () => {
    post = await startPost()
    // The same server, by none of the names of this machine.
    await expect((await mailer(post.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'))).send(message)).rejects.toThrow(MailNotTaken)
    expect(post.taken).toEqual([])
  })
})
