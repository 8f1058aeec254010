import type { FileAdded, NewFile } from './files.events.js'

/** What is recorded of files that are there: each is an event of its own, whatever it came with. */
export const filesAdded = (files: readonly NewFile[], to: Omit<FileAdded['data'], keyof NewFile>): readonly FileAdded[] => files.map(file => ({ type: 'FileAdded', data: { ...to, ...file } }))
