"use client";

import { useEffect, useRef, useState } from "react";
import type { Fault } from "@/lib/faults.ts";

const typingPause = 700;

export type Draft<T> = {
  value: T;
  set(value: T): void;
  /** Sentences by field, of the last refusal. */
  faults: Record<string, string>;
  isDirty: boolean;
  /** Sends what was not sent yet, for example when the field is left. */
  flush(): void;
};

type Edit<T> = { value: T };

/**
 * What somebody is typing over what is stored. It is sent when typing pauses and when the field is left, but not while
 * it can't be stored; others' changes show through wherever nothing was typed.
 */
export function useDraft<T>(stored: T, save: (value: T) => Promise<Fault | null>, isStorable: (value: T) => boolean = () => true): Draft<T> {
  const [edited, setEdited] = useState<Edit<T> | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const sent = useRef<Edit<T> | null>(null);
  const send = async (edit: Edit<T> | null) => {
    if (!edit || edit === sent.current || !isStorable(edit.value)) return;
    sent.current = edit;
    const fault = await save(edit.value);
    if (fault) {
      setFaults(fault.fields ?? {});
      // Leaving the field tries it again: the network may be back.
      sent.current = null;
      return;
    }
    // What was typed meanwhile stays; what was sent is stored now and shows through.
    setEdited((now) => (now === edit ? null : now));
  };
  const latest = useRef({ edited, send });
  useEffect(() => {
    latest.current = { edited, send };
  });
  useEffect(() => {
    const timer = setTimeout(() => void latest.current.send(edited), typingPause);
    return () => clearTimeout(timer);
  }, [edited]);
  useEffect(() => () => void latest.current.send(latest.current.edited), []);
  const isDirty = edited !== null;
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
  const set = (value: T) => {
    // A refusal was about what stood there before.
    setFaults({});
    setEdited({ value });
  };
  return { value: edited ? edited.value : stored, set, faults, isDirty, flush: () => void latest.current.send(latest.current.edited) };
}
