// What JSX is built of; the build puts it into every file.
export { Fragment, h } from "preact";
