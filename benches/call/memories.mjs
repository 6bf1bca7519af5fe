// The memories of all wasm instances that are made after this module was loaded, which has to come first.

const memories = [];
const { Instance } = WebAssembly;

WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    const { memory } = this.exports;
    if (memory) memories.push(memory);
  }
};

/** The bytes of all wasm memories. */
export const wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
