/** OpenAPI: a token for a program. */
export const tokenSchema = {
  status: 201,
  description: 'Signed in. Send the token as `Authorization: Bearer`.',
  schema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } },
} as const
