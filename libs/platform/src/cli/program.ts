import { endOfLondonDay, isCalendarDate, londonDate, SystemClock } from '@lantern/clock'
import type { HandedOver } from '@lantern/partnership'
import { createMasterKey } from '@lantern/privacy'
import { inDateTime, inPlural } from '@lantern/web-kit'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { startContext } from '../app/running.js'
import { caseNow, escalationsOf } from './cases.js'
import { kindOf, WrongFolder } from '../folder/folder-kind.js'
import { grantsSentence, readGrants, runScenarios, scenariosSentence } from './funding.js'
import { simulate, simulationSentence } from './simulate.js'
import { openFolder } from '../folder/open-folder.js'
import { settingsOf } from '../parts/settings.js'
import { runJob, type JobName, type JobOf, type ResultOf } from './jobs.js'
import { consoleOutput, sentenceOf, type Output } from './output.js'
import { verify, type FolderSettings } from './reading.js'
import { askHub } from './socket.js'
import { backUp, makeDemonstration, rebuildViews, restore } from './whole-folder.js'

const wholeNumber = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
const date = (text: string): string => {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be a real date, written YYYY-MM-DD.')
  return text
}
/** An instant, or a date, which means the end of that day in London. */
const moment = (text: string): string => {
  if (isCalendarDate(text)) return new Date(Date.parse(endOfLondonDay(text)) - 1).toISOString()
  const at = Date.parse(text)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(at)) throw new InvalidArgumentError('It must be a moment such as 2026-11-23T09:30:00Z, or a date.')
  return new Date(at).toISOString()
}

interface Common {
  readonly json?: boolean
  readonly data?: string
}

/** On standard error, since what programs read from standard output keeps its documented shape. */
const INVENTED = 'This is a demonstration: people and events are invented.'

/**
 * The command line of an operator. Runs one command and gives its exit code: 0 when done, 1 when it was refused or found something wrong,
 * 2 when it was not understood or could not read its file.
 */
export async function runCli(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  let code = 0
  const program = new Command('lantern').description('The operator of a MARAC hub').exitOverride().showHelpAfterError('(--help lists the commands)')

  const on = (command: Command, work: (options: never, output: Output, settings: FolderSettings, ...rest: string[]) => Promise<number | undefined>) =>
    command.option('--json', 'print the result as JSON').option('--data <dir>', 'the data folder (LANTERN_DATA)').action(async (...given: unknown[]) => {
      const rest = given.slice(0, -2) as string[]
      const options = given.at(-2) as Common
      const output = consoleOutput(options.json === true)
      try {
        const settings = settingsOf(options.data === undefined ? env : { ...env, LANTERN_DATA: options.data })
        const folder = settings.LANTERN_DATA
        code = (await work(options as never, output, { folder, masterKeyFile: settings.LANTERN_MASTER_KEY_FILE }, ...rest)) ?? 0
        if (kindOf(folder) === 'demonstration') output.error(INVENTED)
      } catch (error) {
        if (error instanceof CommanderError) throw error
        output.error(sentenceOf(error))
        code = error instanceof Error && error.name === 'FileUnreadable' ? 2 : Reflect.get(error as object, 'code') === 'ENOENT' ? 2 : 1
      }
    })

  on(
    program.command('demo').description('make a demonstration with invented cases in an empty folder').option('--cases <n>', 'how many cases', wholeNumber, 120).option('--seed <text>', 'the same seed and date make the same cases', '1').option('--until <date>', 'the day before which everything happens; today unless told', date),
    async ({ cases, seed, until }: { cases: number; seed: string; until?: string }, output, { folder }) => {
      const made = await makeDemonstration({ folder, cases, seed, until: until ?? londonDate(new SystemClock().now()) }, output.progress)
      output.result(made, ({ cases, events, digest }) => `${cases} invented cases, ${events} events. Digest ${digest}`)
      return 0
    },
  )
  on(program.command('import').description('import what is kept elsewhere: referrals of an agency as CSV, or grant years as JSON, which are added up').argument('<what>', 'referrals or grants').argument('<file>', 'a CSV or JSON file'), async (_, output, settings, what = '', file = '') => {
    if (what === 'grants') {
      output.result(readGrants(file), grantsSentence)
      return 0
    }
    if (what !== 'referrals') throw new CommanderError(2, 'lantern.unknown', `There is no import of ${what}. Try: lantern import referrals FILE`)
    const done = await job(settings, 'import-referrals', { file: readFileSync(file).toString('base64') }, output)
    output.result(done, ({ rows, created, alreadyThere, rejected }) =>
      [`${rows} rows: ${created} created, ${alreadyThere} there already, ${rejected.length === 0 ? 'none' : new Set(rejected.map(({ row }) => row)).size} rejected.`, ...rejected.map(({ row, column, reason }) => `  row ${row}${column === '' ? '' : `, ${column}`}: ${reason}`)].join('\n'),
    )
    return 0
  })
  on(program.command('tick').description('run every automation as at a moment').option('--now <instant>', 'the moment; the present unless told', moment), async ({ now }: { now?: string }, output, settings) => {
    const ticked = await job(settings, 'tick', { now: now ?? new SystemClock().now() }, output)
    output.result(ticked, ({ done }) => Object.entries(done).map(([name, n]) => `${name}: ${n}`).join('\n') || 'There is no automation.')
    return 0
  })
  on(program.command('case').description('one case as it stands, or stood').argument('<ref>').option('--as-at <instant>', 'the moment; the present unless told', moment), async ({ asAt }: { asAt?: string }, output, settings, ref = '') => {
    output.result(await caseNow(settings, ref, asAt), shown => JSON.stringify(shown, null, 2))
    return 0
  })
  on(program.command('escalations').description('what has reached which tier, by what was recorded to the end of a day').option('--as-at <date>', 'the day; today unless told', date), async ({ asAt }: { asAt?: string }, output, settings) => {
    const rows = await escalationsOf(settings, asAt ?? londonDate(new SystemClock().now()))
    output.result(rows, all => (all.length === 0 ? 'Nothing is escalated.' : all.map(({ ref, agency, tier, dueOn, workingDaysLate }) => `${ref}  ${agency}  ${tier}  due ${dueOn}, ${workingDaysLate} working days late`).join('\n')))
    return 0
  })
  on(
    program.command('simulate').description('what would have been late by other rules, and what falls due: counts by agency').option('--rules <file>', 'rules to try, written as the partnership writes its own; as they are unless told').requiredOption('--from <date>', 'the first day', date).requiredOption('--to <date>', 'the last day', date),
    async ({ rules, from, to }: { rules?: string; from: string; to: string }, output, settings) => {
      if (to < from) throw new CommanderError(2, 'lantern.period', `The last day, ${to}, is before the first, ${from}.`)
      output.result(await simulate(settings, { from, to }, londonDate(new SystemClock().now()), rules), simulationSentence)
      return 0
    },
  )
  on(program.command('scenario').description('what would come of a fund by the scenarios of a file; nothing is kept').argument('<file>', 'a JSON file'), async (_, output, _settings, file = '') => {
    output.result(runScenarios(file), scenariosSentence)
    return 0
  })
  on(program.command('verify').description("check every stream's chain, and every view against a rebuild"), async (_, output, settings) => {
    if (!kindOf(settings.folder)) throw new WrongFolder(`There is no data in ${settings.folder}.`)
    const found = await verify(settings, output.progress)
    const sound = found.brokenChains.length === 0 && found.viewsDiffering.length === 0
    output.result(found, ({ streams, events, brokenChains, viewsDiffering }) =>
      sound ? `${inPlural(events, 'event')} in ${inPlural(streams, 'stream')}: every chain is whole, every view is as rebuilt.` : [...brokenChains.map(name => `Broken chain: ${name}`), ...viewsDiffering.map(name => `View differs from its rebuild: ${name}`)].join('\n'),
    )
    return sound ? 0 : 1
  })
  on(program.command('rebuild').description('build views anew from the events').argument('[view...]'), async (_, output, settings, ...views) => {
    output.result(await rebuildViews(settings, views.flat(), output.progress), ({ events, views: built }) => `${built.join(', ')}: built from ${events} events.`)
    return 0
  })
  on(program.command('backup').description('copy events and keys while the hub may be running').argument('<folder>', 'a new folder'), async (_, output, settings, to = '') => {
    output.result(await backUp(settings, resolve(to), output.progress), ({ to: there, files }) => `${there}: ${files.join(', ')}. Keep the master key of real data elsewhere.`)
    return 0
  })
  on(program.command('restore').description('put a backup into an empty data folder').argument('<folder>', 'the backup'), async (_, output, settings, from = '') => {
    output.result(await restore(settings, resolve(from)), ({ files }) => `Restored ${files.join(', ')}. Run "lantern verify" before the hub is used.`)
    return 0
  })

  const user = program.command('user').description('who may sign in')
  on(
    user.command('add').description('add a user, and print the code with which they set password and second factor').requiredOption('--name <text>', 'as others read it').requiredOption('--sign-in <text>', 'what they type to sign in').requiredOption('--agency <id>').requiredOption('--role <role...>', 'one or more'),
    async ({ name, signIn, agency, role }: { name: string; signIn: string; agency: string; role: string[] }, output, settings) => {
      output.result(await job(settings, 'user-add', { name, agency, roles: role, signInName: signIn }, output), setUpSentence)
      return 0
    },
  )
  on(user.command('reset').description('end sessions, password and second factor, and print a new set-up code').argument('<user>', 'id or sign-in name'), async (_, output, settings, who = '') => {
    output.result(await job(settings, 'user-reset', { user: who }, output), setUpSentence)
    return 0
  })
  on(user.command('list').description('everybody who was ever added'), async (_, output, settings) => {
    output.result(await job(settings, 'user-list', {}, output), all => all.map(({ user: id, name, signInName, agency, roles, maySignIn, ready }) => `${id}  ${signInName ?? 'no account'}  ${name}  ${agency}  ${roles.join(', ')}  ${maySignIn ? (ready ? 'may sign in' : 'not set up yet') : 'may not sign in'}`).join('\n'))
    return 0
  })
  on(user.command('roles').description('what a user is from now on, all of it').argument('<user>', 'id or sign-in name').requiredOption('--role <roles...>', 'one or more'), async ({ role }: { role: string[] }, output, settings, who = '') => {
    output.result(await job(settings, 'user-roles', { user: who, roles: role }, output), () => 'Changed.')
    return 0
  })
  on(user.command('disable').description('nobody signs in to the account any more').argument('<user>', 'id or sign-in name'), async (_, output, settings, who = '') => {
    output.result(await job(settings, 'user-disable', { user: who }, output), () => 'Disabled.')
    return 0
  })
  on(user.command('enable').description('let a disabled account sign in again').argument('<user>', 'id or sign-in name'), async (_, output, settings, who = '') => {
    output.result(await job(settings, 'user-enable', { user: who }, output), () => 'Enabled.')
    return 0
  })
  on(
    program.command('agency').description('agencies of the partnership').command('mailbox').description('where an agency is told of requests by e-mail; without an address, nowhere').argument('<agency>', 'its id').argument('[address]', 'best a mailbox that several people read'),
    async (_, output, settings, agency = '', address?: string) => {
      output.result(await job(settings, 'agency-mailbox', { agency, ...(address !== undefined && { address }) }, output), ({ mailbox }) => (mailbox ? 'Requests are told there from now on.' : 'Nobody writes to this agency any more.'))
      return 0
    },
  )
  on(
    program.command('partnership').description('areas, districts, agencies and groups').command('change').description('what an administrator does on screen; an unknown change lists them all').argument('<change>', 'such as add-district').argument('[field=value...]', 'what its form asks, such as area=east name=Dover'),
    async (_, output, settings, change = '', ...fields) => {
      output.result(await job(settings, 'partnership-change', { change, fields: fields.flat(), key: randomUUID() }, output), ({ done, recorded }) => [`${done}.`, ...recorded.map(({ type, data }) => `  ${type} ${JSON.stringify(data)}`)].join('\n'))
      return 0
    },
  )
  program.command('key').description('master keys').command('new').description('write a new master key').argument('<file>', 'outside the data folder').action((file: string) => {
    try {
      createMasterKey(resolve(file))
      process.stdout.write(`Written to ${resolve(file)}. Without it nothing sealed can be read: keep a copy where the data are not.\n`)
    } catch (error) {
      process.stderr.write(`${sentenceOf(error)}\n`)
      code = 1
    }
  })

  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'lantern.unknown') process.stderr.write(`${error.message}\n`)
    return error.exitCode === 0 ? 0 : 2
  }
}

const setUpSentence = ({ user, setUpCode, expiresAt }: HandedOver): string =>
  `User ${user}. Hand over this code in person or by telephone; it is typed at /set-up until ${inDateTime(expiresAt)}:\n${setUpCode}`

/** Has the running hub do it; without one, opens the folder and does it here. */
async function job<N extends JobName>({ folder, masterKeyFile }: FolderSettings, name: N, args: JobOf<N>, output: Output): Promise<ResultOf<N>> {
  const kind = kindOf(folder)
  if (!kind) throw new WrongFolder(`There is no data in ${folder}. Start the hub once, or make a demonstration with "lantern demo".`)
  const asked = await askHub(folder, name, args, output.progress)
  if (asked) return asked.result
  const running = await startContext(await openFolder(kind, { folder, clock: new SystemClock(), masterKeyFile }))
  try {
    return await runJob(running, name, args, output.progress)
  } finally {
    await running.close()
  }
}
