"use client";

import { useForm, type UseFormReturnType } from "@mantine/form";
import type { Fault } from "@/lib/faults.ts";

/** A form whose refusals appear at their fields; what names no field is for the form's own notice. */
export function useDoorForm<Values extends Record<string, unknown>>(initialValues: Values): UseFormReturnType<Values> & { refuse: (fault: Fault) => true } {
  const form = useForm<Values>({ mode: "uncontrolled", initialValues });
  const refuse = (fault: Fault): true => {
    form.setErrors(fault.fields ?? {});
    const first = Object.keys(fault.fields ?? {})[0];
    if (first) form.getInputNode(first)?.focus();
    return true;
  };
  return { ...form, refuse };
}

/** The fault without the sentences that stand at fields already. */
export const formFault = (fault: Fault | undefined): Fault | undefined => (fault?.fields ? undefined : fault);
