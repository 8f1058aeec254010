import { Directory } from '@lantern/web-kit'
import { IdvaServices } from './idva-services.js'

/** IDVA services, each of one area with one district of the same name. */
export const idvaServicesOf = (services: Readonly<Record<string, string>>): IdvaServices =>
  new IdvaServices(
    Object.assign(Object.create(Directory.prototype) as Directory, {
      agencies: () => Object.entries(services).map(([id, area]) => ({ id, name: id, kind: 'idva', serves: [area] })),
      areas: () => [...new Set(Object.values(services))].map(id => ({ id, name: id, districts: [id] })),
    }),
  )
