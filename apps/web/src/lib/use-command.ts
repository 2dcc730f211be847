"use client";

import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query";
import type { TRPCClientErrorLike } from "@trpc/client";
import type { DecorateMutationProcedure, ResolverDef } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type Fault, faultMessage, fieldErrors, readFault } from "./faults.ts";
import { invalidatePrefixes, type QueryPrefix } from "./query-prefix.ts";
import { notifyFault } from "./notify.tsx";

export type CommandOptions<TInput, TOutput> = {
  /** Queries to read again once the command is through: `["campaigns", "payments.query.find-wallet"]`. */
  invalidates?: readonly QueryPrefix[];
  /** Shows the change before the server answers; returns how to take it back. */
  optimistic?: (input: TInput) => (() => void) | undefined;
  onDone?: (output: TOutput, input: TInput) => void;
  /** Called with a refusal. Return true when the screen tells it by itself; else it becomes a toast. */
  onRefused?: (fault: Fault, input: TInput) => boolean | undefined;
};

type Command<TDef extends ResolverDef> = UseMutationResult<
  TDef["output"],
  TRPCClientErrorLike<TDef>,
  TDef["input"],
  (() => void) | undefined
> & {
  /** The last refusal, and its sentences by field for `form.setErrors`. */
  fault: Fault | undefined;
  fieldErrors: Record<string, string>;
};

/**
 * A tRPC command as a hook: runs it once at a time, shows it at once if `optimistic` says how, takes that back and
 * says why on a refusal, and reads the queries again that it changes. A fault that names fields gives no toast.
 */
export function useCommand<TDef extends ResolverDef>(
  procedure: DecorateMutationProcedure<TDef>,
  options: CommandOptions<TDef["input"], TDef["output"]> = {},
): Command<TDef> {
  const queryClient = useQueryClient();
  const translate = useTranslations("faults");
  const latest = useRef(options);
  latest.current = options;
  const mutation = useMutation(
    procedure.mutationOptions<(() => void) | undefined>({
      onMutate: (input) => latest.current.optimistic?.(input),
      onSuccess: async (output, input) => {
        latest.current.onDone?.(output, input);
        await invalidatePrefixes(queryClient, latest.current.invalidates ?? []);
      },
      onError: (error, input, takeBack) => {
        takeBack?.();
        const fault = readFault(error);
        const isTold = latest.current.onRefused?.(fault, input) ?? fault.fields !== undefined;
        if (!isTold) notifyFault(fault, faultMessage(fault, translate));
      },
    }),
  );
  const fault = mutation.error ? readFault(mutation.error) : undefined;
  return { ...mutation, fault, fieldErrors: mutation.error ? fieldErrors(mutation.error) : {} };
}
