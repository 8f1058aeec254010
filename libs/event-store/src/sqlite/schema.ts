/**
 * events.db. Integer stream keys and time-ordered ids keep inserts at the right edge of their trees; user, agency and rules version are
 * kept once, in `names`. `command_key` (48 bits of the command id's SHA-256) is set on the first event of a command only: its
 * partial index finds a resend in a stream of any length. Ids that are UUIDs lie in 16 bytes, others as text. Times are milliseconds
 * since 1970 UTC; `happened_at` is null when it is the same as `recorded_at`, `correlation` when it is the command id.
 * The hash before an event is that of the event before it in its stream, and is not stored twice.
 */
export const schema = `
  create table store (name text primary key, value any) strict, without rowid;
  create table streams (id integer primary key, name text not null unique) strict;
  create table names (id integer primary key, name text not null unique) strict;
  create table events (
    position integer primary key,
    stream integer not null,
    revision integer not null,
    type text not null,
    version integer not null,
    id blob not null,
    recorded_at integer not null,
    happened_at integer,
    user integer not null,
    agency integer not null,
    command any not null,
    command_key integer,
    digest any not null,
    cause any,
    correlation any,
    rules integer not null,
    hash blob not null,
    data text not null
  ) strict;
  create unique index events_by_stream on events (stream, revision);
  create index events_by_command on events (stream, command_key) where command_key is not null;
`

/** Raised when the schema changes; kept in the file's user_version. */
export const schemaVersion = 1
