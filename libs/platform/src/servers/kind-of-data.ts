import type { PrivateStore } from '@lantern/privacy'
import { WrongFolder } from '../folder/folder-kind.js'

/** Marks once what these servers hold, beside the keys, so that a demonstration, which lets anybody in, never opens real data. @throws WrongFolder */
export async function checkKindOfData({ db }: PrivateStore, demonstration: boolean): Promise<void> {
  const kind = demonstration ? 'demonstration' : 'real'
  await db
    .insertInto('settings')
    .values({ name: 'kind-of-data', value: kind })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  const { value } = await db.selectFrom('settings').select('value').where('name', '=', 'kind-of-data').executeTakeFirstOrThrow()
  if (value === kind) return
  throw new WrongFolder(
    demonstration
      ? 'These servers hold real data. A demonstration never runs on real data: leave LANTERN_DEMONSTRATION out, or name other servers.'
      : 'These servers hold a demonstration. Real data need servers of their own.',
  )
}
