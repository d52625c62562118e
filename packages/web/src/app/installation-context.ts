import { createContext, useContext } from "react";
import type { InstallationQuery, ViewerQuery } from "../gql/graphql.ts";

export type Installation = InstallationQuery["installation"];
export type Viewer = NonNullable<ViewerQuery["viewer"]>;

export const InstallationContext = createContext<Installation | null>(null);
export const ViewerContext = createContext<Viewer | null>(null);

export function useInstallation(): Installation {
  const installation = useContext(InstallationContext);
  if (installation === null) throw new Error("Asked for the installation outside the signed-in shell.");
  return installation;
}

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error("Asked for the viewer outside the signed-in shell.");
  return viewer;
}
