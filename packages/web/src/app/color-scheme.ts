import { localStorageColorSchemeManager } from "@mantine/core";

export const colorSchemeManager = localStorageColorSchemeManager({ key: "huilu.color-scheme" });

/** Sets the colours before the first paint; a page that may run no inline script must do it here. */
export function applyColorScheme(): void {
  const chosen = colorSchemeManager.get("auto");
  const dark = chosen === "dark" || (chosen === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
}
