export { registerDemo, setUpDemo } from "./demo.command.ts";
export { demoTruth, type DemoTruth } from "./demo-truth.ts";
export { ensureDemoSignIns, type DemoSignIn } from "./demo-sign-ins.ts";
export { generateDemo, type Demo, type DemoOptions } from "./generate-demo.ts";
export { isDemoLoaded, loadDemo, type LoadDemoOptions } from "./load-demo.ts";
