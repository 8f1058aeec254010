import type { PrivateStore } from './private-store.js'
import { FileVault } from './file-vault.js'
import type { Sealer } from './port.js'

/** Files in the private store: where the data lie on servers, whose processes share no folder. One row for each part, base64url. */
export class TableVault extends FileVault {
  constructor(
    private readonly store: PrivateStore,
    sealer: Sealer,
  ) {
    super(sealer)
  }

  async remove(id: string): Promise<void> {
    await this.store.db.deleteFrom('file_parts').where('content', '=', id).execute()
  }

  protected async write(id: string, parts: readonly Buffer[]): Promise<void> {
    await this.store.db.transaction().execute(async transaction => {
      for (const [place, part] of parts.entries())
        await transaction
          .insertInto('file_parts')
          .values({ id: `${id}/${place}`, content: id, place, sealed: part.toString('base64url') })
          .execute()
    })
  }

  protected async read(id: string): Promise<readonly Buffer[] | undefined> {
    const rows = await this.store.db.selectFrom('file_parts').select('sealed').where('content', '=', id).orderBy('place').execute()
    return rows.length === 0 ? undefined : rows.map(({ sealed }) => Buffer.from(sealed, 'base64url'))
  }
}
