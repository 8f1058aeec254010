// What package.json may declare: a project's kind says which kinds it may stand on, and nobody stands on one that stands on him.
const mayUse = {
  pure: [],
  platform: ['pure', 'platform'],
  context: ['pure', 'platform', 'context'],
  testing: ['pure', 'platform'],
  composition: ['pure', 'platform', 'context', 'testing'],
  app: ['pure', 'platform', 'context', 'composition'],
}

/** Findings about the declarations alone: unknown kinds, a kind that may not be used, projects that use each other in a ring. */
export function declarationFindings(projects) {
  const named = new Map(projects.map(project => [project.name, project]))
  const findings = []
  for (const project of projects) {
    const from = `${project.folder}/package.json`
    if (!(project.kind in mayUse)) findings.push({ rule: 'kind-known', from, to: String(project.kind), why: `nx.tags names one of ${Object.keys(mayUse).map(kind => `kind:${kind}`).join(', ')}.` })
    for (const name of project.uses) {
      const used = named.get(name)
      if (!used) findings.push({ rule: 'library-known', from, to: name, why: 'No library of the workspace has this name.' })
      else if (!mayUse[project.kind]?.includes(used.kind))
        findings.push({ rule: 'kinds', from, to: used.folder, why: `A ${project.kind} project does not stand on a ${used.kind} one.` })
    }
    const ring = ringFrom(project, named)
    if (ring) findings.push({ rule: 'no-rings', from, to: ring.join(' -> '), why: 'Of two libraries only one may know of the other.' })
  }
  return findings
}

/** The shortest way from a project back to itself, or undefined. */
function ringFrom(start, named) {
  const ways = [[start.name]]
  const seen = new Set()
  for (const way of ways) {
    const last = way[way.length - 1]
    for (const next of named.get(last)?.uses ?? []) {
      if (next === start.name) return [...way, next]
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return undefined
}
