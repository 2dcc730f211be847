import classes from "./creator-avatar.module.css";

/** Tints one can tell apart with the text's colour at AA on each; chosen by name, so a person keeps theirs. */
const tints = ["pine", "brass", "blue", "plum", "red", "grey"] as const;

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7);
}

/** At most two initials: "Mira Lind" is ML, "@mira.cooks" is M. */
export function initialsOf(name: string): string {
  const words = name.replace(/^@/, "").split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => ([...word][0] ?? "").toUpperCase())
    .join("");
}

type CreatorAvatarProps = { name: string; src?: string | null; size?: number; hasName?: boolean };

/** A creator's picture, or initials on a tint of the name. Silent for screen readers unless it stands alone (`hasName`). */
export function CreatorAvatar({ name, src, size = 32, hasName = false }: CreatorAvatarProps) {
  const style = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.38)) };
  const label = hasName ? { role: "img", "aria-label": name } : { "aria-hidden": true };
  return (
    <span
      className={classes.root}
      style={style}
      data-tint={tints[hash(name) % tints.length]}
      data-initials={src ? undefined : initialsOf(name)}
      {...label}
    >
      {src ? <img src={src} alt="" loading="lazy" width={size} height={size} className={classes.image} /> : null}
    </span>
  );
}
