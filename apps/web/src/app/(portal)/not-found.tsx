// The same words as everywhere, with the navigation around them.
export { default } from "../not-found.tsx";
