"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchStreamLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "../server/api/root.ts";
import { readFault } from "./faults.ts";

const context = createTRPCContext<AppRouter>();

/** The typed procedures: `useTRPC().campaigns.query.findCampaigns.queryOptions({...})`. */
export const useTRPC = context.useTRPC;
export const useTRPCClient = context.useTRPCClient;

const secondsFresh = 15_000;
const keptInMemory = 30 * 60_000;
const retries = 2;

/** Only an unreachable server is worth asking again; a refusal stays one. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < retries && readFault(error).kind === "unavailable";
}

/** A visited screen shows its last data at once (kept half an hour) and asks for newer behind it. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: secondsFresh, gcTime: keptInMemory, retry: shouldRetry, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** Servers and proxies take addresses of about eight thousand characters; a search with many conditions is longer. */
const longestAddress = 6_000;
const isTooLongForAnAddress = ({ input }: { input: unknown }) => input !== undefined && encodeURIComponent(JSON.stringify(input)).length > longestAddress / 2;

function createClient() {
  const endpoint = { url: "/api/trpc", headers: () => ({ "x-correlation-id": crypto.randomUUID() }) };
  const longQueries = httpLink({ ...endpoint, methodOverride: "POST", headers: () => ({ ...endpoint.headers(), "x-http-method-override": "GET" }) });
  const queries = splitLink({ condition: isTooLongForAnAddress, true: longQueries, false: httpBatchStreamLink({ ...endpoint, maxURLLength: longestAddress }) });
  return createTRPCClient<AppRouter>({
    // A streamed answer sends its headers before the work is done, so what sets cookies goes alone.
    links: [splitLink({ condition: ({ type }) => type === "mutation", true: httpLink(endpoint), false: queries })],
  });
}

export function DataProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider queryClient={queryClient} trpcClient={trpcClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
