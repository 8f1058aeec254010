import { Server, ServerCredentials, status } from '@grpc/grpc-js'
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js'
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js'
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js'
import gossipService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js'
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js'
import type { IServerFeaturesServer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js'
import type { IGossipServer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js'
import type { IStreamsServer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js'
import { append, batchAppend, type Faults } from './appends.js'
import { StubLog } from './log.js'
import { read } from './reads.js'

const notOffered = { code: status.UNIMPLEMENTED, details: 'The stub does not offer this.' }

export interface KurrentStub {
  /** Connection string for the client. */
  readonly url: string
  readonly port: number
  readonly log: StubLog
  readonly faults: Faults
  /** Breaks every connection at once and stops listening. Start another one on the same port and log to go on. */
  stop(): Promise<void>
}

export interface KurrentStubOptions {
  /** 0 picks a free one. */
  readonly port: number
  /** The memory of an earlier stub; a new one unless given. */
  readonly log?: StubLog
  /** False: only Streams/Append is offered, as by servers before 21.10. */
  readonly batchAppend?: boolean
}

/**
 * A stand-in for a KurrentDB or EventStoreDB server: the part of its gRPC protocol that the event store uses, served from
 * memory over loopback by the client's own generated services.
 *
 * What it proves: adapter, client library and wire protocol fit together, and the adapter keeps its promises when the server
 * keeps the ones that its documentation states.
 * What it does not prove: that a real server behaves so. Durability, elections, replication, scavenging, access control,
 * TLS, limits on sizes, deleted and truncated streams, links, persistent subscriptions, server-side checkpoints and every
 * matter of speed are absent. `npm run test:kurrentdb` runs the same suite on a real server.
 */
export async function startKurrentStub(options: KurrentStubOptions): Promise<KurrentStub> {
  const log = options.log ?? new StubLog()
  const faults: Faults = { loseAnswers: 0 }
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 })
  const streams: IStreamsServer = {
    read: call => read(log, call),
    append: (call, answer) => append(log, faults, call, answer),
    batchAppend: call => batchAppend(log, faults, call),
    delete: (_call, answer) => answer(notOffered),
    tombstone: (_call, answer) => answer(notOffered),
  }
  const offered = [streamsService.StreamsService.read, streamsService.StreamsService.append, ...(options.batchAppend === false ? [] : [streamsService.StreamsService.batchAppend])]
  const serverFeatures: IServerFeaturesServer = { getSupportedMethods: (_call, answer) => answer(null, supported(offered.map(method => method.path))) }
  const members: IGossipServer = { read: (_call, answer) => answer(null, cluster(port)) }
  server.addService(streamsService.StreamsService, streams)
  server.addService(featuresService.ServerFeaturesService, serverFeatures)
  server.addService(gossipService.GossipService, members)
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${options.port}`, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  )
  return {
    url: `kurrentdb://127.0.0.1:${port}?tls=false`,
    port,
    log,
    faults,
    stop: () => {
      server.forceShutdown()
      return Promise.resolve()
    },
  }
}

function supported(paths: readonly string[]) {
  const methods = new features.SupportedMethods().setEventStoreServerVersion('0.0.0-stub')
  for (const path of paths) {
    const [, service = '', method = ''] = path.split('/')
    methods.addMethods(new features.SupportedMethod().setServiceName(service).setMethodName(method.toLowerCase()))
  }
  return methods
}

/** A cluster of one, which leads it. */
function cluster(port: number) {
  const endpoint = new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)
  const member = new gossip.MemberInfo().setIsAlive(true).setState(gossip.MemberInfo.VNodeState.LEADER).setHttpEndPoint(endpoint)
  const info = new gossip.ClusterInfo()
  info.addMembers(member)
  return info
}
