import { readFileSync } from "node:fs";
import path from "node:path";
import { greetingOf } from "../lib/network.ts";
import { dataFolder, projectRoot } from "../lib/profile.ts";
import type { Server } from "./server.ts";

const folder = path.join(projectRoot, "node_modules", "maildev");

/** Keeps every mail Fanfare sends and shows it on a page; nothing leaves the machine. */
export const mail: Server = {
  title: "Mail catcher",
  variable: "SMTP_URL",
  ports: ["smtp", "inbox"],
  remedies: { compose: "mail" },
  async find() {
    return { path: path.join(folder, "dist/bin/maildev.js"), how: "npm package" };
  },
  install() {
    throw new Error("it comes with the project's own packages");
  },
  async start(found, { profile, processes }) {
    const smtp = ["--smtp", String(profile.ports.smtp), "--ip", "127.0.0.1"];
    const inbox = ["--web", String(profile.ports.inbox), "--web-ip", "127.0.0.1"];
    const args = [found.path, ...smtp, ...inbox, "--mail-directory", dataFolder(profile, "mail"), "--max-emails", "1000"];
    return processes.start({ name: "mail", command: process.execPath, args });
  },
  async check({ environment, profile }) {
    const url = environment.SMTP_URL ?? "";
    await greetingOf(url);
    const isOurs = url.endsWith(`127.0.0.1:${profile.ports.smtp}`);
    return isOurs ? (JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string }).version : "";
  },
  address: ({ environment }) => environment.MAIL_INBOX_URL ?? "",
};
