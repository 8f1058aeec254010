import { beside, HtmlPage, render, signedInOf } from '@lantern/web-kit'
import { Controller, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { LanternFrames } from './lantern-frames.js'

/** What few need each day, of what the reader may use. */
@Controller()
export class MorePage {
  constructor(private readonly frames: LanternFrames) {}

  @HtmlPage('more')
  async page(@Req() request: FastifyRequest): Promise<string> {
    const { actor } = signedInOf(request)
    return render(beside(import.meta.url), { title: 'More', entries: this.frames.moreOf(actor), ...(await this.frames.of(request)) })
  }
}
