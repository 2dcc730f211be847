import { newId } from "@fanfare/domain/kernel";
import type { MatrixFixture } from "../../testing/matrix.ts";

export const matrix: MatrixFixture = async () => ({
  procedures: {
    "command.makeResetLink": { input: () => ({ email: "somebody@example.com" }), refusedAs: "operations.mail-is-set-up" },
    "command.redriveDeadLetter": { input: () => ({ deadLetterId: newId(), action: "let-go" }), refusedAs: "operations.workers-away" },
    "command.retrySaga": { input: () => ({ sagaId: newId() }), refusedAs: "operations.workers-away" },
    "query.findStatus": { input: () => undefined },
    "query.findSyncOverview": { input: () => undefined, refusedAs: "operations.workers-away" },
  },
  routes: {
    "GET /api/live": () => ({}),
    "GET /healthz": () => ({}),
    "GET /internal/queues/[[...path]]": () => ({ params: { path: [] }, refusedAs: "operations.workers-away" }),
    "GET /metrics": () => ({}),
    "GET /readyz": () => ({}),
    "PATCH /internal/queues/[[...path]]": () => ({ params: { path: ["api", "queues"] }, refusedAs: "operations.workers-away" }),
    "POST /internal/queues/[[...path]]": () => ({ params: { path: ["api", "queues"] }, refusedAs: "operations.workers-away" }),
    "PUT /internal/queues/[[...path]]": () => ({ params: { path: ["api", "queues"] }, refusedAs: "operations.workers-away" }),
  },
});
