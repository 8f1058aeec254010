// Runs a spec as jest does, but loads what is under test once for a worker and not once for each file of specs: two thousand files, of packages and of ours, take a second of
// computing, and what was compiled of them is lost each time. Specs, fixtures and what imports jest itself stay each file's own.
import { createRequire, isBuiltin } from 'node:module'
import { sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { context, keepingGlobals } from './context.mjs'

const { default: JestRuntime } = createRequire(import.meta.url)('jest-runtime')

/** Loads what is shared, and is never torn down. */
let lasting

const packages = `${sep}node_modules${sep}`
/** What the build leaves out, and other tools of specs: they register with the jest of the file that runs. */
const ofSpecs = /\.(spec|cases|fixture)\.m?ts$|[/\\]libs[/\\]testing[/\\]|[/\\]src[/\\]contract[./\\]|[/\\]node_modules[/\\](@jest|jest|expect)/
const isShared = path => /\.[cm]?[jt]s$/.test(path) && (path.includes(packages) || /[/\\](libs|apps)[/\\][^/\\]+[/\\]src[/\\]/.test(path)) && !ofSpecs.test(path)

export default class extends JestRuntime {
  constructor(config, environment, resolver, transformer, cacheFS, ...rest) {
    super(config, environment, resolver, transformer, cacheFS, ...rest)
    lasting ??= new JestRuntime(config, Object.create(environment, { getVmContext: { value: () => context } }), resolver, transformer, new Map(), ...rest)
    const { esmLoader } = this
    const { resolveSpecifierForSyncGraph, resolveModule } = esmLoader
    esmLoader.resolveSpecifierForSyncGraph = (from, specifier, within, scratch, registry, ...others) => {
      const path = this.sharedPath(from, specifier)
      const url = path && pathToFileURL(path).href
      const module = url && !registry.has(url) && moduleOf(path, from)
      if (module) registry.set(url, module)
      return resolveSpecifierForSyncGraph.call(esmLoader, from, specifier, within, scratch, registry, ...others)
    }
    esmLoader.resolveModule = async (specifier, from, within) => {
      const path = this.sharedPath(from, specifier)
      return (path && moduleOf(path, from)) || resolveModule.call(esmLoader, specifier, from, within)
    }
  }

  /** Where a specifier leads, if that is shared. */
  sharedPath(from, specifier) {
    if (isBuiltin(specifier) || specifier.startsWith('data:') || specifier.startsWith('@jest/') || /[?#]/.test(specifier)) return undefined
    try {
      const path = this._resolution.resolveEsm(from, specifier)
      return isShared(path) ? path : undefined
    } catch {
      return undefined
    }
  }
}

/** A module that was evaluated; undefined for one that can only be loaded while others wait. */
function moduleOf(path, from) {
  const { esmLoader } = lasting
  const module = keepingGlobals(() => (esmLoader.shouldLoadAsEsm(path) ? esmLoader.tryLoadGraphSync(path, '', 'sync-preferred') : esmLoader.loadCjsAsEsm(from, path, '', context)))
  return module.status === 'evaluated' ? module : undefined
}
