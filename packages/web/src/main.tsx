import "./app/mantine.css";
import "./app/tokens.css";
import "./app/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { applyColorScheme } from "./app/color-scheme.ts";
import { startI18n } from "./app/i18n.ts";

applyColorScheme();
await startI18n();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
