import { Register } from '@lantern/partnership'
import type { INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Parts } from '../parts/parts.js'
import { LanternModule } from './lantern.module.js'

/** The application on its parts, with or without pages. */
export interface Running {
  readonly parts: Parts
  readonly register: Register
  readonly app: INestApplicationContext
  /** Ends the application, then closes the parts. */
  close(): Promise<void>
}

/** The application without pages: for the command line, the worker and demonstrations. */
export async function startContext(parts: Parts): Promise<Running> {
  const register = new Register(parts.store, parts.sealer)
  await register.start()
  const app = await NestFactory.createApplicationContext(LanternModule.on(parts, register), { logger: ['error', 'warn'], abortOnError: false })
  return {
    parts,
    register,
    app,
    close: async () => {
      await app.close()
      await register.stop()
      await parts.close()
    },
  }
}
