import type { BlockTone } from "@fanfare/contracts/landing";
import type { ReactNode } from "react";

type SectionProps = { id: string; tone: BlockTone; heading: string; children: ReactNode; className?: string };

/** One block of a page: its heading at the side where there is room, its content beside it. */
export function Section({ id, tone, heading, children, className = "" }: SectionProps) {
  return (
    <section id={id} className={`block ${tone} ${className}`} aria-labelledby={heading ? `${id}-heading` : undefined}>
      <div className="inner split">
        {heading ? <h2 id={`${id}-heading`}>{heading}</h2> : null}
        <div className="content">{children}</div>
      </div>
    </section>
  );
}

type Part = { kind: "paragraph"; lines: string[] } | { kind: "list"; items: string[] };

/** Plain text as it is meant: an empty line begins a paragraph, lines that begin with "- " make a list. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let isNew = true;
  for (const line of text.split(/\r?\n/)) {
    const last = parts.at(-1);
    const item = /^\s*[-•]\s+(.*)$/.exec(line)?.[1];
    if (line.trim() === "") isNew = true;
    else if (item !== undefined && last?.kind === "list" && !isNew) last.items.push(item);
    else if (item !== undefined) parts.push({ kind: "list", items: [item] });
    else if (last?.kind === "paragraph" && !isNew) last.lines.push(line);
    else parts.push({ kind: "paragraph", lines: [line] });
    if (line.trim() !== "") isNew = false;
  }
  return parts;
}

export function Prose({ text }: { text: string }) {
  return partsOf(text).map((part, index) =>
    part.kind === "list" ? (
      <ul key={index}>
        {part.items.map((item, place) => (
          <li key={place}>{item}</li>
        ))}
      </ul>
    ) : (
      <p key={index}>
        {part.lines.map((line, place) => (
          <span key={place}>
            {place > 0 ? <br /> : null}
            {line}
          </span>
        ))}
      </p>
    ),
  );
}
