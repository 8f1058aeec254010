import { Subjects } from '@lantern/access'
import { idOf } from '@lantern/decision'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { partnership } from './partnership/partnership.stream.js'
import { Register } from './register.js'

/** The one partnership that this installation is of. */
@Injectable()
export class PartnershipSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly register: Register,
  ) {}

  onModuleInit(): void {
    this.subjects.register(partnership.name, async ref => (this.register.founded && ref === idOf(this.register.stream) ? { agencies: {}, excluded: [] } : undefined))
  }
}
