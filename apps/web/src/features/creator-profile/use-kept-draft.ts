"use client";

import { useEffect, useState } from "react";

/** A form's state that survives a reload and a lost network; `forget` once it was sent. `place` names it in this browser. */
export function useKeptDraft<T>(place: string, initial: T): [draft: T, change: (draft: T) => void, forget: () => void] {
  const [draft, setDraft] = useState(initial);
  useEffect(() => {
    const kept = window.localStorage.getItem(place);
    if (!kept) return;
    try {
      setDraft(JSON.parse(kept) as T);
    } catch {
      window.localStorage.removeItem(place);
    }
  }, [place]);
  const change = (next: T) => {
    setDraft(next);
    window.localStorage.setItem(place, JSON.stringify(next));
  };
  return [draft, change, () => window.localStorage.removeItem(place)];
}
