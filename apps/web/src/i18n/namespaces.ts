/** Every file of messages/<locale>/: a new namespace is one line here and one file per language. */
export const namespaces = [
  "auth",
  "campaigns",
  "collaborations",
  "common",
  "content",
  "creator",
  "creators",
  "discovery",
  "faults",
  "operator",
  "payments",
  "reports",
  "settings",
  "shell",
] as const;
