"use client";

import type { CreatorCard, CreatorRelation } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { Checkbox } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { DataGridProps } from "@/components/data-grid/data-grid.tsx";
import { SelectionBar } from "@/components/data-grid/selection-bar.tsx";
import { useGridState } from "@/components/data-grid/use-grid-state.ts";
import { emptySelection } from "@/components/data-grid/grid-types.ts";
import { CreatorName } from "../creator-columns.tsx";
import { CreatorCardFacts } from "./creator-card-facts.tsx";
import classes from "./results.module.css";

const leastWidth = 290;
const gap = 12;
const usualHeight = 216;
const rowsBeforeEnd = 3;

type CardsProps = DataGridProps<CreatorCard> & { networks: readonly Platform[]; relations: ReadonlyMap<string, CreatorRelation> };

/** The results as cards. The keys are the table's: J K walk, Space peeks, Enter opens, X selects; only cards in sight are drawn. */
export function CreatorCards(props: CardsProps) {
  const { label, rows, networks, relations, onPeek, peekedId, onReachEnd, selection = emptySelection, onSelectionChange, selectionBar, total } = props;
  const t = useTranslations("common.grid");
  const list = useRef<HTMLUListElement>(null);
  const { ref: measured, width } = useElementSize<HTMLUListElement>();
  const root = useMergedRef(list, measured);
  const perRow = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)));
  const virtualizer = useWindowVirtualizer({ count: Math.ceil(rows.length / perRow), estimateSize: () => usualHeight, overscan: 4, scrollMargin: list.current?.offsetTop ?? 0 });
  const drawn = virtualizer.getVirtualItems();
  const isNearEnd = (drawn.at(-1)?.index ?? 0) >= Math.ceil(rows.length / perRow) - rowsBeforeEnd;
  useEffect(() => {
    if (isNearEnd) onReachEnd?.();
  }, [isNearEnd, rows.length, onReachEnd]);
  const grid = useGridState(props, (index) => virtualizer.scrollToIndex(Math.floor(index / perRow)));
  return (
    <>
      <ul ref={root} aria-label={label} className={classes.cards} style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index: row, start }) => (
          <li key={row} ref={virtualizer.measureElement} data-index={row} className={classes.cardsRow} style={{ gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`, transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}>
            {rows.slice(row * perRow, (row + 1) * perRow).map((card, at) => {
              const index = row * perRow + at;
              const isSelected = selection.isAll || selection.ids.has(card.id);
              return (
                <article
                  key={card.id}
                  aria-label={card.displayName}
                  className={classes.card}
                  data-active={index === grid.activeIndex || undefined}
                  data-selected={isSelected || undefined}
                  data-peeked={card.id === peekedId || undefined}
                  onClick={() => {
                    grid.setActive(index);
                    onPeek?.(card);
                  }}
                >
                  <div className={classes.cardHead}>
                    <button type="button" className={classes.cardName}>
                      <CreatorName card={card} />
                    </button>
                    <Checkbox size="xs" aria-label={t("selectRow", { name: card.displayName })} checked={isSelected} readOnly
                      onClick={(event) => {
                        event.stopPropagation();
                        grid.toggle(index, event.shiftKey);
                      }} />
                  </div>
                  <CreatorCardFacts card={card} networks={networks} relation={relations.get(card.id)} />
                </article>
              );
            })}
          </li>
        ))}
      </ul>
      {onSelectionChange ? <SelectionBar label={label} selection={selection} shown={rows.length} total={total ?? rows.length} onChange={onSelectionChange} actions={selectionBar} /> : null}
    </>
  );
}
