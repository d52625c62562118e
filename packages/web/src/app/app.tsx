import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { colorSchemeManager } from "./color-scheme.ts";
import { theme } from "./mantine-theme.ts";
import { makeQueryClient } from "./query-client.ts";
import { router } from "./router.tsx";

const queryClient = makeQueryClient();

export function App() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      // The variables stand in tokens.css: nothing is styled by an inline sheet.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
