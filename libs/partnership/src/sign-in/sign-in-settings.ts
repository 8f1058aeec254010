/** How people sign in here. A class, so that it can be asked for by type. */
export class SignInSettings {
  constructor(
    /** People are invented: anybody may be anybody, without a password. */
    readonly demonstration: boolean,
    /** Whether browsers reach this over TLS: the session's cookie is then sent over nothing else. */
    readonly tls: boolean,
  ) {}
}
