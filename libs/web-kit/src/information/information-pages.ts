import { Controller, Inject, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Frames } from '../flow/frames.js'
import { HtmlPage } from '../flow/html-page.js'
import { beside, render } from '../views/index.js'

/** The pages that every footer leads to. They are open to everybody, signed in or not. */
@Controller()
export class InformationPages {
  @Inject(Frames) private readonly frames!: Frames

  @HtmlPage('accessibility')
  accessibility(@Req() request: FastifyRequest): Promise<string> {
    return this.show(request, 'accessibility', 'Accessibility statement')
  }

  @HtmlPage('cookies')
  cookies(@Req() request: FastifyRequest): Promise<string> {
    return this.show(request, 'cookies', 'Cookies')
  }

  @HtmlPage('privacy')
  privacy(@Req() request: FastifyRequest): Promise<string> {
    return this.show(request, 'privacy', 'Privacy')
  }

  private async show(request: FastifyRequest, name: string, title: string): Promise<string> {
    return render(beside(import.meta.url, name), { title, ...(await this.frames.of(request)) })
  }
}
