import { AccessLog, Accounts, draftRules, DraftFiles, Drafts, HeldForms, Calendars, MessageSettings, SavedFilters, Searches, Sessions, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { EventStore } from '@lantern/event-store'
import { Register } from '@lantern/partnership'
import { FileVault, MasterKey, PrivateStore, Sealer } from '@lantern/privacy'
import { ViewProgress, Views } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Buttons, Commands, Directory, FormPages, PeopleFirst, RunCommandHandler, Slices, StepDrafts, StepFiles, StepPages } from '@lantern/web-kit'
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { CqrsModule } from '@nestjs/cqrs'
import type { Parts } from './parts.js'

/** What every context asks for by type: the engines as opened, and the flow on top of them. */
@Global()
@Module({})
export class PlatformModule {
  static on(parts: Parts, register: Register, draftDays = draftRules.keptForDays): DynamicModule {
    const { store, sealer, clock, master } = parts
    const sessions = new Sessions(parts.private)
    const given: readonly [unknown, unknown][] = [
      [EventStore, store],
      [PrivateStore, parts.private],
      [MasterKey, master],
      [Sealer, sealer],
      [FileVault, parts.files],
      [Views, parts.views.views],
      [ViewProgress, parts.progress],
      [Clock, clock],
      [Register, register],
      [Directory, register],
      [RulesNow, register],
      [Subjects, new Subjects()],
      [Sessions, sessions],
      [Accounts, new Accounts(parts.private, master, sessions)],
      [Searches, new Searches(parts.private, sealer)],
      [SavedFilters, new SavedFilters(parts.private, sealer)],
      [Calendars, new Calendars(parts.private)],
      [MessageSettings, new MessageSettings(parts.private, sealer)],
      [HeldForms, new HeldForms(parts.private, sealer)],
      [Drafts, new Drafts(parts.private, sealer, { keptForDays: draftDays })],
      [DraftFiles, new DraftFiles(parts.private, sealer, parts.files)],
      [AccessLog, new AccessLog(store)],
    ]
    const values = given.map(([provide, useValue]) => ({ provide, useValue }) as Provider)
    const flow = [Commands, PeopleFirst, FormPages, StepDrafts, StepFiles, StepPages, Slices, Buttons, RunCommandHandler]
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, CqrsModule.forRoot()],
      providers: [...values, ...flow],
      exports: [...given.map(([token]) => token as never), ...flow, CqrsModule],
    }
  }
}
