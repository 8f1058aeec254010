import { describe, expect, it } from '@jest/globals'
import { join } from 'node:path'
import { settingsOf, SettingsWrong } from './settings.js'

const faultsOf = (env: Record<string, string>, needed: Parameters<typeof settingsOf>[1] = []): readonly string[] => {
  try {
    settingsOf(env, needed)
  } catch (error) {
    if (error instanceof SettingsWrong) return error.faults
    throw error
  }
  return []
}

describe('settings', () => {
  it('have what most people want', () => expect(settingsOf({})).toMatchObject({ LANTERN_PORT: 3000, LANTERN_HOST: '127.0.0.1' }))
  it('take a blank for nothing', () => expect(settingsOf({ LANTERN_PORT: '' }).LANTERN_PORT).toBe(3000))
  it.each([['https://hub.example.org', 0], ['http://localhost:3000', 0], ['http://hub.example.org', 1]])('take the address %s with %i faults', (address, faults) =>
    expect(faultsOf({ LANTERN_PUBLIC_URL: address })).toHaveLength(faults))
  it('name every fault at once', () => {
    const faults = faultsOf({ LANTERN_PORT: 'many', LANTERN_PUBLIC_URL: 'hub', LANTERN_TLS_CERT: 'a' }, ['LANTERN_MASTER_KEY_FILE', 'LANTERN_PARTNERSHIP'])
    expect(faults.map(fault => fault.split(':')[0])).toEqual(['LANTERN_MASTER_KEY_FILE', 'LANTERN_PARTNERSHIP', 'LANTERN_PORT', 'LANTERN_PUBLIC_URL', 'LANTERN_TLS_CERT', 'LANTERN_TLS_CERT and LANTERN_TLS_KEY'])
  })
  it('take a mail server and the address that mail comes from together, and where its links lead', () => {
    const mail = { LANTERN_SMTP_URL: 'smtp://hub:secret@mail.example.org:587', LANTERN_MAIL_FROM: 'marac-hub@example.org', LANTERN_PUBLIC_URL: 'https://hub.example.org' }
    expect(faultsOf(mail)).toEqual([])
    for (const name of Object.keys(mail)) expect(faultsOf({ ...mail, [name]: '' })).toEqual(name === 'LANTERN_PUBLIC_URL' ? [expect.stringContaining('LANTERN_PUBLIC_URL')] : [expect.stringMatching(/LANTERN_SMTP_URL and LANTERN_MAIL_FROM/)])
    expect(faultsOf({ ...mail, LANTERN_SMTP_URL: 'https://mail.example.org', LANTERN_MAIL_FROM: 'the hub' }).map(fault => fault.split(':')[0])).toEqual(['LANTERN_SMTP_URL', 'LANTERN_MAIL_FROM'])
  })
  it('name files and folders that are not there, before anything is started', () => {
    const nowhere = join(import.meta.dirname, 'nowhere')
    const faults = faultsOf({ LANTERN_MASTER_KEY_FILE: nowhere, LANTERN_PARTNERSHIP: import.meta.dirname, LANTERN_TLS_CERT: nowhere, LANTERN_TLS_KEY: import.meta.filename })
    expect(faults).toEqual(['LANTERN_MASTER_KEY_FILE: there is no such file', 'LANTERN_PARTNERSHIP: there is no partnership.yaml in this folder', 'LANTERN_TLS_CERT: there is no such file'])
  })
})
