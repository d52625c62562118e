import { countUnread, DomainError, inboxTopic, readIssue, watchedTopics } from "@huilu/core";
import { Arg, Ctx, Resolver, Root, Subscription } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { refuseUnpermitted } from "../enforce-rights.ts";
import { actorOf } from "../feedback/present-issue.ts";
import { personOf, type StreamContext } from "../live/stream-context.ts";
import { InboxState } from "./inbox.types.ts";

type Of<Args> = { readonly args: Args; readonly context: StreamContext };

@Resolver()
export class ChangesResolver {
  @Subscription(() => InboxState, {
    description: "What stands in the viewer's inbox: at once, and after each change of it, right after its commit.",
    subscribe: ({ context }: Of<unknown>) => context.feed.watch(inboxTopic(personOf(context)), context.signal),
  })
  async inboxChanged(@Ctx() context: ApiContext): Promise<InboxState> {
    return { unread: await countUnread(context.db.pool, personOf(context)) };
  }

  @Subscription(() => String, {
    description:
      "The topic itself: at once, and whenever something of it has changed. Topics are issue:NUMBER, and need the right to read what they are about.",
    subscribe: async ({ args, context }: Of<{ topic: string }>) =>
      context.feed.watch(await readableTopic(args.topic, context), context.signal),
  })
  changed(@Arg("topic", () => String) topic: string, @Root() _: unknown, @Ctx() context: ApiContext): string {
    return permittedTopic(topic, context);
  }
}

function permittedTopic(topic: string, { viewer }: ApiContext): string {
  const [, kind = ""] = /^([a-z]+):[\w.-]{1,60}$/.exec(topic) ?? [];
  const operation = Object.entries(watchedTopics).find(([name]) => name === kind)?.[1];
  if (operation === undefined) throw new DomainError("NOT_FOUND", "topic_unknown", { topic });
  refuseUnpermitted(operation, viewer);
  return topic;
}

/** What may not be read answers like what there is none of: when it changes is told to nobody else either. */
async function readableTopic(given: string, context: ApiContext): Promise<string> {
  const topic = permittedTopic(given, context);
  const number = topic.slice(topic.indexOf(":") + 1);
  if (!(await readIssue(context.db.pool, number, actorOf(context)))) {
    throw new DomainError("NOT_FOUND", "topic_unknown", { topic });
  }
  return topic;
}
