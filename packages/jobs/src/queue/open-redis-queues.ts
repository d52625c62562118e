import { createRedisBackend } from "bullmq";
import { Cluster, Redis } from "ioredis";

import { openLaneQueue } from "./lane-queue.ts";
import { openLanes, type Queues, type QueuesOptions } from "./queues.ts";

/** BullMQ on Redis or Valkey, one server or a cluster: the server itself says which it is. */
export async function openRedisQueues(url: string, { process, onError }: QueuesOptions): Promise<Queues> {
  const connection = await connect(url, onError);
  const lanes = await openLanes((lane) =>
    openLaneQueue({ lane, connection, backend: createRedisBackend, process: (job) => process(lane, job), onError }),
  );
  return { lanes, close: async () => connection.disconnect() };
}

const retryStrategy = (times: number) => Math.min(times * 200, 2000);
// Commands wait for a lost connection to come back instead of failing; BullMQ's workers ask for it.
const patience = { maxRetriesPerRequest: null, retryStrategy };

async function connect(url: string, onError: (error: Error) => void): Promise<Redis | Cluster> {
  const single = new Redis(url.replace(/^valkey/, "redis"), patience);
  // Each queue and worker listens to the one connection they share.
  single.setMaxListeners(0);
  single.on("error", onError);
  if (!/cluster_enabled:1/.test(await single.info("cluster"))) return single;
  const { host, port, username, password, tls } = single.options;
  single.disconnect();
  const redisOptions = {
    ...patience,
    ...(username && { username }),
    ...(password && { password }),
    ...(tls && { tls }),
  };
  const cluster = new Cluster([{ host: host ?? "127.0.0.1", port: port ?? 6379 }], {
    redisOptions,
    clusterRetryStrategy: retryStrategy,
  });
  cluster.setMaxListeners(0);
  cluster.on("error", onError);
  return cluster;
}
