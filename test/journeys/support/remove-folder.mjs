import { rmSync } from 'node:fs'

export default function removeFolder() {
  const folder = process.env['LANTERN_JOURNEYS']
  if (folder) rmSync(folder, { recursive: true, force: true })
}
