import type { FieldError } from '../fields/index.js'
import type { FormField } from './form-fields.js'

export interface Link {
  readonly text: string
  readonly href: string
}

/** One entry of the service navigation. A count is shown as a badge: only for things that the person can clear (MoJ notification badge). */
export interface NavigationItem extends Link {
  readonly current?: boolean
  readonly count?: number
  /** What is counted, for people who hear the page: "actions overdue". */
  readonly counted?: string
}

/** The signed-in person, as the top of the page shows them. */
export interface Viewer {
  readonly name: string
  readonly agency: string
}

/** What every page shows around its content. The shell fills it in; content never does. */
export interface Frame {
  readonly navigation: readonly NavigationItem[]
  readonly viewer?: Viewer
  /** Says on the page that people and events are invented. */
  readonly demonstration: boolean
  /** Token for the forms of the page. */
  readonly csrf: string
}

/** What a page brings itself. The title is also the browser's, so it holds a reference and never a name. */
export interface Page {
  readonly title: string
  /** Above the heading, such as a case reference. */
  readonly caption?: string
  readonly back?: { readonly text?: string; readonly href: string }
  readonly breadcrumbs?: readonly Link[]
  /** What was just done: "Referral accepted". */
  readonly notice?: string
  /** When the page does not show the present: the moment, in words. */
  readonly asAt?: string
}

/** A value in a list of keys and values. */
export interface SummaryRow {
  readonly key: string
  readonly value: string
  /** Where to change it, and what the link changes in words: "date of birth". */
  readonly change?: { readonly href: string; readonly what: string }
}

/** What changed while somebody filled in a form (412): who did what since, and both versions of each answer. */
export interface Conflict {
  /** What happened and what to do, where it was not another person: said instead of the usual words. */
  readonly title?: string
  readonly text?: string
  /** `at` in words: "14 January 2027 at 2:05pm". */
  readonly changes: readonly { readonly text: string; readonly by: string; readonly at: string }[]
  /** `recorded` on all of them or on none: where what is recorded now of these answers is known. Blank: nothing. */
  readonly versions: readonly { readonly label: string; readonly yours: string; readonly recorded?: string }[]
}

/** The shared form page, form.njk. */
export interface FormPage extends Page {
  /** What must not be missed whatever is done here. */
  readonly warnings?: readonly string[]
  readonly form: {
    readonly action: string
    /** What the button says: an imperative, "Accept the referral". */
    readonly submit: string
    /** A command that cannot be undone gets the warning button. */
    readonly warning?: boolean
    readonly cancel?: string
    /** Revision that the page shows; what was typed is checked against it. */
    readonly revision?: number
    /** Id of the command: the same form sent twice is recorded once. */
    /** Where the person goes back to once it is done. */
    readonly next?: string | undefined
    readonly command?: string
    /** It has files, which only such a form sends. */
    readonly multipart?: boolean
    readonly fields: readonly FormField[]
    /** The same fields by name, for a slice's own template. */
    readonly field: Readonly<Record<string, FormField>>
    readonly errors: readonly FieldError[]
    /** A rule said no: shown in the summary, with no box to go to. */
    readonly refusal?: string
    readonly conflict?: Conflict
  }
}
