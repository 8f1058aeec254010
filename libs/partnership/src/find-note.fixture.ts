import { authorise } from '@lantern/access'
import { formFields, Frames, HtmlPage, render, signedInOf, Text, type FormPage, type GivesBack, type Restoring } from '@lantern/web-kit'
import { Controller, Post, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

class FindNoteInput {
  @Text('a word of the note', { max: 200 }) word!: string
}
/** A small search to have a form of, for who may put a note. */
@Controller('notes/search')
export class FindNotePage implements Restoring {
  static readonly givesBack: GivesBack = { page: 'notes/search', title: 'Search for a note' }
  constructor(private readonly frames: Frames) {}

  @HtmlPage('')
  async form(@Req() request: FastifyRequest): Promise<string> {
    return this.restore(request, {})
  }
  @Post()
  submit(@Req() request: FastifyRequest): string {
    return signedInOf(request).name
  }
  async restore(request: FastifyRequest, answers: Readonly<Record<string, unknown>>): Promise<string> {
    authorise({ 'notes.find': [{ roles: ['coordinator'], relation: 'any' }] }, signedInOf(request).actor, 'notes.find')
    const page: FormPage = { title: FindNotePage.givesBack.title, form: { action: '/notes/search', submit: 'Search', errors: [], ...formFields(FindNoteInput, { values: answers }) } }
    return render('form.njk', { ...page, ...(await this.frames.of(request)) })
  }
}
