/** What file pickers offer, by type and ending; the server looks at the content again. */
export const videoTypes: Record<string, string[]> = { "video/mp4": [".mp4", ".m4v"], "video/quicktime": [".mov"], "video/webm": [".webm"] };
export const pictureTypes: Record<string, string[]> = { "image/jpeg": [".jpg", ".jpeg"], "image/png": [".png"], "image/webp": [".webp"], "image/gif": [".gif"] };
