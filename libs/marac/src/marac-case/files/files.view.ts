import type { RecordedFile } from './files.record.js'

/** Where a file is downloaded; undefined when it is given to nobody. */
export const fileHref = (ref: string, file: RecordedFile): string | undefined => (file.inError || file.name === undefined ? undefined : `/cases/${ref}/files/${file.id}`)
