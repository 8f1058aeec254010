/**
 * events.db. Integer stream keys keep inserts at the right edge of their trees; users, agencies, rules versions and event types are kept
 * once, in `names`. Nothing lies here twice that follows from what lies beside it:
 * - `command` and `digest` stand on the first event of a command only; the others follow it in their stream and hold null.
 * - The id of an event is made of its hash. The hash before an event is that of the event before it in its stream.
 * - `happened_at` is null when it is the same as `recorded_at`, `correlation` when it is the command id.
 * Ids and digests of hex digits lie as bytes (cells.ts). Times are milliseconds since 1970 UTC.
 * The index by command holds the last three bytes of its id, which are chance in every kind of id: it finds a resend in a stream of any length.
 */
export const schema = `
  create table store (name text primary key, value any) strict, without rowid;
  create table streams (id integer primary key, name text not null unique) strict;
  create table names (id integer primary key, name text not null unique) strict;
  create table events (
    position integer primary key,
    stream integer not null,
    revision integer not null,
    type integer not null,
    version integer not null,
    recorded_at integer not null,
    happened_at integer,
    user integer not null,
    agency integer not null,
    command any,
    digest any,
    cause any,
    correlation any,
    rules integer not null,
    hash blob not null,
    data text not null
  ) strict;
  create unique index events_by_stream on events (stream, revision);
  create index events_by_command on events (stream, substr(command, -3)) where command is not null;
`

/** Raised when the schema changes; kept in the file's user_version. */
export const schemaVersion = 2

/**
 * Bytes a page of a new file. Rows are about 400 bytes and some 3,000: of a page of 4 KiB an eighth stayed empty, and a group of commands writes
 * fewer large pages than small ones. One command alone writes three pages, whatever their size.
 */
export const pageSize = 16_384
