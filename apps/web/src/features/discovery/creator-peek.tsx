"use client";

import type { CreatorCard } from "@fanfare/contracts/discovery";
import type { Peek } from "@/components/data-grid/use-peek.ts";
import { PeekDrawer } from "@/components/peek-drawer.tsx";
import { CreatorFacts } from "../creators/creator-facts.tsx";
import { AddToList } from "./add-to-list.tsx";
import { BulkMenu } from "./bulk-menu.tsx";

/** A creator beside the list, with what one decides from there. */
export function CreatorPeek({ peek }: { peek: Peek<CreatorCard> }) {
  const { row } = peek;
  return (
    <PeekDrawer
      isOpen={row !== undefined}
      onClose={peek.close}
      title={row?.displayName ?? ""}
      href={`/creators/${row?.id ?? ""}`}
      {...(peek.next && { onNext: peek.next })}
      {...(peek.previous && { onPrevious: peek.previous })}
      actions={
        row ? (
          <>
            <BulkMenu target={{ creatorIds: [row.id] }} count={1} />
            <AddToList creatorIds={[row.id]} />
          </>
        ) : null
      }
    >
      {row ? <CreatorFacts creatorId={row.id} /> : null}
    </PeekDrawer>
  );
}
