import { BoxBroken, MasterKeyWrong } from '@lantern/privacy'

/** What a command says: its result on standard output, everything else on standard error. */
export interface Output {
  readonly json: boolean
  /** Over itself on a terminal, a line each otherwise. */
  readonly progress: (text: string) => void
  /** JSON, or the sentence made of it. */
  readonly result: <T>(value: T, sentence: (value: T) => string) => void
  readonly error: (text: string) => void
}

export function consoleOutput(json: boolean): Output {
  const { stderr, stdout } = process
  let shown = false
  const clear = () => {
    if (shown && stderr.isTTY) stderr.write('\r\u001b[K')
    shown = false
  }
  return {
    json,
    progress: text => {
      clear()
      stderr.write(stderr.isTTY ? text : `${text}\n`)
      shown = true
    },
    result: (value, sentence) => {
      clear()
      stdout.write(`${json ? JSON.stringify(value) : sentence(value)}\n`)
    },
    error: text => {
      clear()
      stderr.write(`${text}\n`)
    },
  }
}

/** Faults that a person can do something about: their message says what. Anything else is a fault of the program, shown with its trace. */
const foreseen = new Set([
  'FolderInUse', 'WrongFolder', 'SettingsWrong', 'PartnershipRefused', 'FileUnreadable', 'JobFailed', 'Refusal', 'AccountExists', 'NoAccount', 'NoSuchUser', 'UsageWrong', 'NoRules', 'StoreUnavailable', BoxBroken.name, MasterKeyWrong.name,
])

export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code: unknown = Reflect.get(error, 'code')
  if (foreseen.has(error.name)) return error.message
  if (code === 'ENOENT') return `There is no such file: ${String(Reflect.get(error, 'path'))}`
  return error.stack ?? error.message
}
