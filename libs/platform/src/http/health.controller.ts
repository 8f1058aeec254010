import { ApiExcludeController } from '@lantern/web-kit'
import { Register } from '@lantern/partnership'
import { EventStore } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { caseListProjection } from '@lantern/marac'
import { Controller, Get, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'

/** For whoever watches the process. Says nothing of what is inside. */
@Controller('health')
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly store: EventStore,
    private readonly views: Views,
    private readonly register: Register,
  ) {}

  @Get('live')
  live(): { readonly status: string } {
    return { status: 'ok' }
  }

  /** 200 only when the log answers, the views can be asked and a partnership is there. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ readonly status: string }> {
    try {
      await this.store.head()
      await this.views.rows(caseListProjection).select('ref').limit(1).execute()
      if (this.register.founded) return { status: 'ok' }
    } catch {
      // Said to the watcher by the status; the reason stands in the log of whatever failed.
    }
    void reply.code(503)
    return { status: 'not ready' }
  }
}
