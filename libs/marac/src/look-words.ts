/** What somebody opened, by the verb of the record of access. */
export const lookWords: Readonly<Record<string, string>> = {
  'case-read': 'The case',
  'history-read': 'The history',
  'worksheet-read': "Their own agency's worksheet",
  'messages-read': 'The messages',
  'readers-read': 'Who has looked',
  'file-read': 'Downloaded a file',
  export: 'Printed it or took it out',
  denied: 'Was refused',
}
