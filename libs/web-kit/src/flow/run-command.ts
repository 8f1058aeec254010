import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { Commands, type Ran, type Use } from './commands.js'
import { Slices } from './registry.js'

/**
 * A command by its name, for callers that must not import its slice: the command line, imports, Kafka, demonstrations.
 * They send it over the command bus and it takes the same one flow as a page.
 */
export class RunCommand extends Command<Ran> {
  constructor(
    readonly context: string,
    readonly name: string,
    readonly use: Use,
  ) {
    super()
  }
}

@CommandHandler(RunCommand)
export class RunCommandHandler implements ICommandHandler<RunCommand> {
  constructor(
    private readonly commands: Commands,
    private readonly slices: Slices,
  ) {}

  execute({ context, name, use }: RunCommand): Promise<Ran> {
    return this.commands.run(this.slices.get(context, name), use)
  }
}
