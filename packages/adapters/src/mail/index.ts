import { createTransport } from "nodemailer";

export type Letter = { id: string; to: string; subject: string; html: string; text: string };

/** Sends letters, or says that no mail server was given. */
export type Mailer = {
  configured: boolean;
  /** Throws when the server refuses or can't be reached. */
  send(letter: Letter): Promise<"sent" | "not-configured">;
  /** Throws when the server can't be reached. */
  check(): Promise<void>;
  close(): void;
};

/** `smtpUrl` is smtp:// or smtps://, with user and password if the server wants them; `from` is the sender of every letter. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string | undefined; from: string }): Mailer {
  if (!smtpUrl) return { configured: false, send: async () => "not-configured", check: async () => undefined, close: () => undefined };
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 30_000, disableFileAccess: true, disableUrlAccess: true });
  return {
    configured: true,
    async send({ id, to, subject, html, text }) {
      // The same letter sent twice after a crash has the same id, so that mail programs can tell.
      await transport.sendMail({ from, to, subject, html, text, messageId: `<${id}@fanfare>` });
      return "sent";
    },
    async check() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
