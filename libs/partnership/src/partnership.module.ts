import { Frames, InformationPages } from '@lantern/web-kit'
import { Module, type DynamicModule, type Provider } from '@nestjs/common'
import { PartnershipCommandsModule } from './partnership-commands.module.js'
import { LanternFrames, Navigation, type NavigationEntry } from './frames/lantern-frames.js'
import { AgencyMailboxes } from './agency-mailboxes.js'
import { MorePage } from './frames/more.page.js'
import { PartnershipPage } from './set-up-on-screen/partnership.page.js'
import { PeoplePage } from './set-up-on-screen/people.page.js'
import { DemonstrationApi } from './sign-in/demonstration.api.js'
import { DemonstrationController } from './sign-in/demonstration.controller.js'
import { HeldFormController } from './sign-in/held-form.controller.js'
import { Identify } from './sign-in/identify.js'
import { SessionsApi } from './sign-in/sessions.api.js'
import { SetUpController } from './sign-in/set-up.controller.js'
import { SignInSettings } from './sign-in/sign-in-settings.js'
import { SignInController } from './sign-in/sign-in.controller.js'
import { SignOutApi } from './sign-in/sign-out.api.js'
import { SignOutController } from './sign-in/sign-out.controller.js'
import { Users } from './users.js'

export interface PartnershipOptions {
  /** People and events are invented: anybody may sign in as anybody. */
  readonly demonstration: boolean
  /** Whether browsers reach this over TLS; the same as the shell is told. */
  readonly tls: boolean
  /** The menu, in order; each entry is shown to those who may use it. */
  readonly navigation: readonly NavigationEntry[]
}

const always = [MorePage, PartnershipPage, PeoplePage, InformationPages, HeldFormController, SignOutController, SignOutApi]

/** Who is signed in, what stands around pages, and the people of the partnership. Stands on the platform's providers. */
@Module({})
export class PartnershipModule {
  static with({ demonstration, tls, navigation }: PartnershipOptions): DynamicModule {
    const given: Provider[] = [
      { provide: SignInSettings, useValue: new SignInSettings(demonstration, tls) },
      { provide: Navigation, useValue: new Navigation(navigation, demonstration) },
    ]
    return {
      module: PartnershipModule,
      // The form pages of every context ask for what stands around them.
      global: true,
      imports: [PartnershipCommandsModule],
      controllers: demonstration ? [DemonstrationController, DemonstrationApi, ...always] : [SignInController, SessionsApi, SetUpController, ...always],
      providers: [...given, Identify, LanternFrames, { provide: Frames, useExisting: LanternFrames }, Users, AgencyMailboxes],
      exports: [Identify, LanternFrames, Frames, Users, AgencyMailboxes],
    }
  }
}
