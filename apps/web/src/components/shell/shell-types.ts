/** What the frame shows of the signed-in person; the server hands it to the layouts. */
export type ShellViewer = {
  name: string;
  email: string;
  isOperator: boolean;
};

export type ShellOrganization = { id: string; name: string; role: string };

export const foldedCookie = "fanfare-navigation-folded";

/** The bell: how many things are not read yet, and what opens the list. */
export type ShellNews = { unread: number; onOpen: () => void };
