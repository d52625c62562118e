import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";

import type { ApiContext } from "./context.ts";
import { formatRefusal, refusalOf, type Log, type Refusal } from "./errors.ts";
import { limitQuery } from "./limit-query.ts";

/** How many words and signs one question may have. */
export const maxTokens = 5000;

/** The GraphQL engine: no stack or path ever leaves it, and every refusal is in the caller's language. */
export function createApollo(schema: GraphQLSchema, log: Log): ApolloServer<ApiContext> {
  const refusals = new WeakMap<object, Refusal>();
  return new ApolloServer<ApiContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens },
    validationRules: [limitQuery],
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      const refusal = refusalOf(error, log);
      // The language is known where the request is; until then zh-CN.
      const said = formatRefusal(refusal, "zh-CN", formatted);
      refusals.set(said, refusal);
      return said;
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      sayInLanguage(refusals),
    ],
  });
}

/** Says every refusal of an answer in the language of its request. */
function sayInLanguage(refusals: WeakMap<object, Refusal>): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, contextValue: { language } }) => {
        if (response.body.kind !== "single" || !response.body.singleResult.errors) return;
        const { errors } = response.body.singleResult;
        response.body.singleResult.errors = errors.map((error) => {
          const refusal = refusals.get(error);
          return refusal ? formatRefusal(refusal, language, error) : error;
        });
      },
    }),
  };
}
