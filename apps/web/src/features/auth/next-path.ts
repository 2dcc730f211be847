/** A path of this installation to go on to after the door; anything that could lead elsewhere is `fallback`. */
export function nextPath(wanted: string | null | undefined, fallback: string): string {
  if (!wanted || !wanted.startsWith("/") || /^\/[/\\]|[\u0000-\u001f\\]/.test(wanted)) return fallback;
  return wanted;
}

/** The same door with what has to be remembered, such as `/sign-up?next=/invitation/…`. */
export function doorPath(door: string, kept: { next?: string | null | undefined; email?: string | null | undefined }): string {
  const search = new URLSearchParams();
  if (kept.next) search.set("next", kept.next);
  if (kept.email) search.set("email", kept.email);
  return search.size > 0 ? `${door}?${search}` : door;
}
