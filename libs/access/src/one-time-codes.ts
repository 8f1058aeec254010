import { Secret, TOTP } from 'otpauth'
import type { Instant } from '@lantern/decision'

/** Seconds that a code holds (RFC 6238). */
const period = 30

/** What a person needs to enrol an authenticator app. */
export interface Enrolment {
  /** Base32, to type in by hand. */
  readonly secret: string
  /** otpauth:// address that the QR code holds. */
  readonly uri: string
  /** The QR code as an SVG element. */
  readonly svg: string
}

/** A secret of 160 random bits, base32: what RFC 4226 recommends, and every authenticator app takes. */
export const newOtpSecret = (): string => new Secret({ size: 20 }).base32

export async function enrolmentOf(secret: string, issuer: string, signInName: string): Promise<Enrolment> {
  const uri = totpOf(secret, issuer, signInName).toString()
  // Only who enrols needs it, and it brings a library for pictures.
  const { default: QRCode } = await import('qrcode')
  return { secret, uri, svg: await QRCode.toString(uri, { type: 'svg', margin: 2 }) }
}

/**
 * The time step of a right code, at most one step before or after the moment; undefined for a wrong code. The caller stores the step
 * and refuses it and all before it: a code that was seen over a shoulder is worth nothing then (RFC 6238 5.2).
 */
export function stepOf(secret: string, code: string, now: Instant): number | undefined {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const timestamp = Date.parse(now)
  const delta = totpOf(secret).validate({ token: digits, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / (period * 1000)) + delta
}

const totpOf = (secret: string, issuer = 'Lantern', label = ''): TOTP =>
  new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })
