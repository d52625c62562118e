import { openPostgresQueues } from "./open-postgres-queues.ts";
import { openRedisQueues } from "./open-redis-queues.ts";
import type { Queues, QueuesOptions } from "./queues.ts";

/** On Redis where there is one, otherwise on the database that holds everything else. */
export function openQueues(options: QueuesOptions): Promise<Queues> {
  const { redisUrl } = options.env;
  return redisUrl ? openRedisQueues(redisUrl, options) : openPostgresQueues(options);
}
