import 'reflect-metadata'
import { Controller, Get, HttpCode, Module, Post } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'

@Controller()
class EmptyRoutes {
  @Get()
  read(): object {
    return { ok: true }
  }

  @Post()
  @HttpCode(200)
  write(): object {
    return { ok: true }
  }
}

@Module({ controllers: [EmptyRoutes] })
class EmptyModule {}

/** F8, and what P8 asks: Nest on Fastify with a route that does nothing. Gives the port. */
export async function listen(): Promise<number> {
  const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter(), { logger: false })
  await app.listen(0, '127.0.0.1')
  return Number(new URL(await app.getUrl()).port)
}
