import { createContext } from "react";

/** The titles of the issues that the page's figures name, by their numbers. */
export const IssueTitles = createContext<ReadonlyMap<string, string>>(new Map());
