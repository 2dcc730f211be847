"use client";

import type { AddCommentInput, CommentView, DeliverableView } from "@fanfare/contracts/content";
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

/** For whom the work is shown: the two sides read and write through procedures of their own. */
export type ReviewSide = "organization" | "creator";

const preparing = new Set(["uploaded", "processing"]);

export type Review = {
  deliverable: UseQueryResult<DeliverableView, unknown>;
  addComment: (input: AddCommentInput) => void;
  resolve: (comment: CommentView, resolved: boolean) => void;
};

/** A deliverable with its versions and comments. What one writes or ticks off shows at once. */
export function useReview(side: ReviewSide, deliverableId: string, author: { id: string; name: string }): Review {
  const { query, command } = useTRPC().content;
  const isOurs = side === "organization";
  const find = isOurs ? query.findDeliverable : query.findMyDeliverable;
  const queryClient = useQueryClient();
  const input = { deliverableId };
  const deliverable = useQuery(
    find.queryOptions(input, { refetchInterval: ({ state }) => (state.data?.drafts.some(({ asset }) => preparing.has(asset.status)) ? 2_000 : false) }),
  );
  const change = (next: (view: DeliverableView) => DeliverableView) => {
    const key = find.queryKey(input);
    const before = queryClient.getQueryData(key);
    void queryClient.cancelQueries({ queryKey: key });
    queryClient.setQueryData(key, (view) => view && next(view));
    return () => queryClient.setQueryData(key, before);
  };
  const add = useCommand(isOurs ? command.addComment : command.commentAsCreator, {
    invalidates: ["content"],
    optimistic: (comment) => change((view) => ({ ...view, comments: inOrder([...view.comments, written(comment, side, author)]) })),
  });
  const tickOff = useCommand(isOurs ? command.resolveComment : command.resolveAsCreator, {
    invalidates: ["content"],
    optimistic: ({ commentId, resolved }) => change((view) => ({ ...view, comments: view.comments.map((comment) => (comment.id === commentId ? ticked(comment, resolved) : comment)) })),
  });
  return {
    deliverable,
    addComment: (comment) => add.mutate(comment),
    resolve: ({ id }, resolved) => tickOff.mutate({ commentId: id, resolved }),
  };
}

function written(input: AddCommentInput, authorSide: ReviewSide, author: { id: string; name: string }): CommentView {
  return { ...input, authorId: author.id, authorName: author.name, authorSide, resolvedAt: null, createdAt: new Date().toISOString() };
}

const ticked = (comment: CommentView, resolved: boolean): CommentView => ({ ...comment, resolvedAt: resolved ? new Date().toISOString() : null });

const inOrder = (comments: CommentView[]): CommentView[] => comments.toSorted((a, b) => a.atMs - b.atMs || a.createdAt.localeCompare(b.createdAt));
