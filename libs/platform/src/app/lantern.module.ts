import { ActionsModule } from '@lantern/actions'
import { FundingModule } from '@lantern/funding'
import { MaracModule } from '@lantern/marac'
import { PartnershipModule, type Register } from '@lantern/partnership'
import { Module, type DynamicModule } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { ForgetExpired } from '../automations/forget-expired.js'
import { Ticker } from '../automations/ticker.js'
import { HealthController } from '../http/health.controller.js'
import { MailPage } from '../mail/mail.page.js'
import { Addressees } from '../mail/addressees.js'
import { OutboxPage } from '../mail/outbox.page.js'
import { WriteLetters } from '../mail/write-letters.js'
import { MailState } from '../mail/mail-state.js'
import type { Parts } from '../parts/parts.js'
import { PlatformModule } from '../parts/platform.module.js'
import { navigation } from './navigation.js'

/** The whole application on its parts: every context, in the order of a case's life. */
@Module({})
export class LanternModule {
  static on(parts: Parts, register: Register, { tls = false, draftDays }: { readonly tls?: boolean; readonly draftDays?: number } = {}): DynamicModule {
    return {
      module: LanternModule,
      imports: [DiscoveryModule, PlatformModule.on(parts, register, draftDays), PartnershipModule.with({ demonstration: parts.demonstration, tls, navigation }), ActionsModule, MaracModule, FundingModule],
      controllers: [HealthController, MailPage, OutboxPage],
      providers: [ForgetExpired, Addressees, WriteLetters, Ticker, { provide: MailState, useValue: new MailState(parts) }],
      exports: [Ticker],
    }
  }
}
