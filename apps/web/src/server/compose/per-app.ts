import type { App } from "../app.ts";

/** What a context builds from the app, built once for it: `export const identityOf = perApp((app) => ({ ... }))`. */
export function perApp<T>(make: (app: App) => T): (app: App) => T {
  const made = new WeakMap<App, T>();
  return (app) => {
    const known = made.get(app) ?? make(app);
    made.set(app, known);
    return known;
  };
}
