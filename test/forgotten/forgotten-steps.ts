/** One step of docs/how-to/add-a-command.md, and how to undo it. Files are named from libs/marac/src. */
export interface Forgotten {
  readonly id: string
  readonly file: string
  readonly step: string
  /** The file without the step; an empty text takes the file away. */
  readonly forget: (text: string) => string
  readonly caughtBy: 'tsc' | 'slices.spec' | 'who-may.spec' | "the rule's spec"
}

const without =
  (...parts: readonly (string | RegExp)[]) =>
  (text: string): string =>
    parts.reduce<string>((left, part) => left.replace(part, ''), text)

const slice = 'request-meeting/request-meeting'

export const forgotten: readonly Forgotten[] = [
  { id: 'event', file: 'marac-case/meetings/meetings.events.ts', step: 'the event type', forget: without(/export type MeetingRequested .*\n/), caughtBy: 'tsc' },
  { id: 'union', file: 'marac-case/meetings/meetings.events.ts', step: "its place among the stream's events", forget: text => text.replace('  | MeetingRequested\n', '  | never\n'), caughtBy: 'tsc' },
  { id: 'allowed', file: 'marac-case/marac-case.allowed.ts', step: 'the name in every status', forget: without("'request-meeting', ", "'request-meeting', "), caughtBy: 'tsc' },
  { id: 'one-status', file: 'marac-case/marac-case.allowed.ts', step: 'the name in one status of two', forget: without("'request-meeting', "), caughtBy: "the rule's spec" },
  { id: 'state', file: 'marac-case/meetings/meetings.state.ts', step: 'what the event changes in the state', forget: without(/ {2}MeetingRequested: .*\n/), caughtBy: 'tsc' },
  { id: 'personal', file: 'marac-case/marac-case.stream.ts', step: 'which fields are personal', forget: without(/ {4}MeetingRequested: .*\n/), caughtBy: 'tsc' },
  { id: 'path', file: 'marac-case/marac-case.stream.ts', step: 'a personal field among them', forget: text => text.replace("MeetingRequested: { reason: 'case' }", 'MeetingRequested: {}'), caughtBy: 'tsc' },
  { id: 'verb', file: 'marac.access.ts', step: 'the verb', forget: without(/ {2}'marac.request-meeting': .*\n/), caughtBy: 'tsc' },
  { id: 'role', file: 'marac.access.ts', step: 'a role', forget: text => text.replace(/('marac.request-meeting': \[\{ roles: hub, relation: 'any' \}), \{.*\}\]/, '$1]'), caughtBy: 'who-may.spec' },
  { id: 'module', file: 'marac.module.ts', step: 'the controller in the module', forget: without(/import \{ RequestMeetingController .*\n/, / {4}RequestMeetingController,\n/), caughtBy: 'slices.spec' },
  { id: 'who-may', file: `${slice}.who-may.cases.ts`, step: 'the who-may table', forget: () => '', caughtBy: 'slices.spec' },
  { id: 'refuses', file: `${slice}.slice.ts`, step: 'a refusal in the declaration', forget: without("'marac.case-not-open'"), caughtBy: 'slices.spec' },
  { id: 'seal', file: `${slice}.slice.ts`, step: 'sealing what is personal', forget: text => text.replace('reason: seal(`case-${id}`, reason)', 'reason'), caughtBy: 'tsc' },
  { id: 'decorator', file: `${slice}.slice.ts`, step: "a field's decorator", forget: without(/@Text\(.*\}\) /, 'Text, '), caughtBy: 'slices.spec' },
  { id: 'status', file: `${slice}.decide.ts`, step: 'asking the table of what may follow', forget: without(/ {2}if \(!allowedBy.*\n/, /import \{ allowedBy .*\n/, /import \{ refusal .*\n/), caughtBy: 'slices.spec' },
  { id: 'history', file: 'marac-case/meetings/meetings.words.ts', step: 'the sentence in the history', forget: without(/ {2}MeetingRequested: .*\n/), caughtBy: 'tsc' },
  { id: 'record', file: 'marac-case/meetings/meetings.record.ts', step: "the case's own page", forget: without(/ {2}MeetingRequested: .*\n/), caughtBy: 'tsc' },
  { id: 'list', file: 'case-list/case-list.projection.ts', step: 'the list of cases', forget: without(/ {4}MeetingRequested: .*\n/), caughtBy: 'tsc' },
]

export const rowOf = ({ file, step, caughtBy }: Forgotten): string => `| \`${file}\` | ${step} | ${caughtBy} |`
