// What Node takes to import anything at all.
export default undefined;
