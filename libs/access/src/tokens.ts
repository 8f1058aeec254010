import { hash, randomBytes } from 'node:crypto'

/** 256 random bits as base64url: 43 characters that nobody can guess. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored in a token's place: SHA-256, hex. A random token needs no salt and no slow hash. */
export const tokenHash = (token: string): string => hash('sha256', token)
