import { Subjects } from '@lantern/access'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Register } from '../register.js'
import { absence } from './absence.stream.js'

/** Whose days away may be said: anybody's who may sign in, by themselves and by who answers for their agency. */
@Injectable()
export class AbsenceSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly register: Register,
  ) {}

  onModuleInit(): void {
    this.subjects.register(absence.name, async user => {
      const person = this.register.actor(user)
      return person && { agencies: { owner: [person.agency] }, granted: { granted: [user], 'granted-to-write': [] }, excluded: [] }
    })
  }
}
