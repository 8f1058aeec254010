import { longestPassword } from '@lantern/access'
import { Text } from '@lantern/web-kit'

/** What a person types to sign in. Pasting and password managers are welcome (WCAG 2.2, 3.3.8). */
export class SignInInput {
  @Text('your sign-in name', { max: 200, autocomplete: 'username' }) name!: string
  @Text('your password', { max: longestPassword, secret: true, autocomplete: 'current-password' }) password!: string
  @Text('the code from your authenticator app', { max: 20, autocomplete: 'one-time-code', label: 'Code', hint: 'The six digits that your authenticator app shows now' })
  code!: string
}

/** Who to be in a demonstration. */
export class DemonstrationSignInInput {
  @Text('the user', { max: 60 }) user!: string
}

/** The code that an administrator handed over. */
export class SetUpCodeInput {
  @Text('your set-up code', {
    max: 200,
    autocomplete: 'off',
    label: 'Set-up code',
    hint: 'Your administrator gave it to you. It works once, for 24 hours. You can paste it.',
  })
  setUpCode!: string
}

/** What makes an account one's own. */
export class SetUpInput extends SetUpCodeInput {
  @Text('a password', {
    max: longestPassword,
    secret: true,
    autocomplete: 'new-password',
    label: 'Choose a password',
    hint: 'At least 12 characters. Three random words are easy to remember and hard to guess.',
  })
  password!: string
  @Text('the code from your authenticator app', { max: 20, autocomplete: 'one-time-code', label: 'Code', hint: 'The six digits that your authenticator app shows now' })
  code!: string
}
