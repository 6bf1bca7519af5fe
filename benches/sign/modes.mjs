/** How a contestant is used: what it keeps between two signatures counts in the first, what it costs to make in the second. */
export const modes = ["signer reused", "new signer each time"];
