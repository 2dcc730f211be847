/** A form's value: nested keys such as `metadata[order]` become objects, `expand[]` becomes a list. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

/** Reads x-www-form-urlencoded with bracketed keys, as Stripe's API takes it. */
export function parseForm(body: string): Form {
  const form: Form = Object.create(null) as Form;
  for (const [key, value] of new URLSearchParams(body)) {
    const path = key.split(/\[|\]\[?/).filter((part, index, all) => part !== "" || index < all.length - 1);
    put(form, path, value);
  }
  return form;
}

function put(target: Form, [head, ...rest]: string[], value: string): void {
  if (head === undefined || head === "__proto__") return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  if (rest.length === 1 && (rest[0] === "" || /^\d+$/.test(rest[0] ?? ""))) {
    const list = target[head];
    target[head] = Array.isArray(list) ? [...list, value] : [value];
    return;
  }
  const inner = target[head];
  const next: Form = isForm(inner) ? inner : (Object.create(null) as Form);
  target[head] = next;
  put(next, rest, value);
}

export function isForm(value: FormValue | undefined): value is Form {
  return typeof value === "object" && !Array.isArray(value);
}

/** The text at a top-level key, or undefined when it is absent, empty or nested. */
export function textOf(form: Form, key: string): string | undefined {
  const value = form[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The flat texts under a key: `metadata[a]=1` gives `{ a: "1" }`. */
export function textsOf(form: Form, key: string): Record<string, string> {
  const value = form[key];
  if (!isForm(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
