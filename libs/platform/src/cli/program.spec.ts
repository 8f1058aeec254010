import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { SystemClock } from '@lantern/clock'
import { createMasterKey } from '@lantern/privacy'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolder } from '../folder/open-folder.js'
import { runCli } from './program.js'

const root = mkdtempSync(join(tmpdir(), 'lantern-program-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The exit code of a command, and what it wrote to standard error. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number; readonly said: string }> {
  const written: string[] = []
  const keep = (text: string | Uint8Array): boolean => written.push(String(text)) > 0
  const spies = [jest.spyOn(process.stderr, 'write').mockImplementation(keep), jest.spyOn(process.stdout, 'write').mockImplementation(() => true)]
  try {
    return { code: await runCli(args, env), said: written.join('') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('a command that cannot be done', () => {
  it('is answered by one sentence when it is not known', async () =>
    expect(await run(['import', 'cats', 'x.csv'])).toEqual({ code: 2, said: 'There is no import of cats. Try: lantern import referrals FILE\n' }))
  it('never writes over a key', async () => {
    const key = join(root, 'once.key')
    createMasterKey(key)
    expect(await run(['key', 'new', key])).toEqual({ code: 1, said: `There is a file at ${key} already. It was left as it is: name another.\n` })
  })
  it('leaves the folder empty after a restore with another master key, so that the right one can follow', async () => {
    const [folder, backup, restored] = ['data', 'backup', 'restored'].map(name => join(root, name)) as [string, string, string]
    const [right, other] = ['right.key', 'other.key'].map(name => join(root, name)) as [string, string]
    for (const key of [right, other]) createMasterKey(key)
    const parts = await openFolder('real', { folder, clock: new SystemClock(), masterKeyFile: right })
    await parts.close()
    expect((await run(['backup', backup, '--data', folder], { LANTERN_MASTER_KEY_FILE: right })).code).toBe(0)
    const refused = await run(['restore', backup, '--data', restored], { LANTERN_MASTER_KEY_FILE: other })
    expect([refused.code, refused.said, readdirSync(restored)]).toEqual([1, 'The master key is not the one that these data were sealed with. Give the file that belongs to this data folder.\n', []])
    expect((await run(['restore', backup, '--data', restored], { LANTERN_MASTER_KEY_FILE: right })).code).toBe(0)
  })
})
