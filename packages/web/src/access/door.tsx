import { useEffect } from "react";
import { InstallationContext, ViewerContext } from "../app/installation-context.ts";
import { languageOf, rememberedLanguage, showLanguage } from "../app/i18n.ts";
import { Shell } from "../app/shell.tsx";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { InstallationDocument, SetLanguageDocument, ViewerDocument } from "../gql/graphql.ts";
import { QueryState } from "../parts/query-state.tsx";
import { ForcedPasswordChange } from "./forced-password-change.tsx";
import { SignIn } from "./sign-in.tsx";

const aMinute = 60_000;

/** Who stands before the door: nobody (sign in), somebody with a one-time password (change it), or a viewer. */
export function Door() {
  const viewer = useGraphql(ViewerDocument, {});
  const known = viewer.data?.viewer ?? null;
  const admitted = known !== null && !known.mustChangePassword;
  const settled = useSettledLanguage(admitted ? known.language : null);
  const installation = useGraphql(InstallationDocument, {}, { enabled: admitted && settled, every: aMinute });
  return (
    <QueryState query={viewer} variant="page">
      {({ viewer: somebody }) => {
        if (somebody === null) return <SignIn />;
        if (somebody.mustChangePassword) return <ForcedPasswordChange />;
        return (
          <QueryState query={installation} variant="page">
            {(answer) => (
              <ViewerContext value={somebody}>
                <InstallationContext value={answer.installation}>
                  <Shell />
                </InstallationContext>
              </ViewerContext>
            )}
          </QueryState>
        );
      }}
    </QueryState>
  );
}

/**
 * The language chosen on this device wins and the account learns it, because the server answers in the account's;
 * where none was chosen the account's is shown. True once both are the same, or cannot be made so.
 */
function useSettledLanguage(account: string | null): boolean {
  const chosen = rememberedLanguage();
  const { mutate, isError } = useChange(SetLanguageDocument);
  useEffect(() => {
    if (account === null) return;
    if (chosen !== undefined && chosen !== account) mutate({ language: chosen });
    const language = chosen ?? languageOf(account);
    if (language !== undefined) void showLanguage(language);
  }, [account, chosen, mutate]);
  return chosen === undefined || chosen === account || isError;
}
