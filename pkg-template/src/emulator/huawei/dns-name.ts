/** Whether a text is a domain name (RFC 1035, section 2.3.4), with or without the dot at its end. */
export function isDomainName(text: string): boolean {
  const labels = text.replace(/\.$/, "").split(".");
  return text.length <= 254 && labels.every((label) => /^(?!-)[\w-]{1,63}(?<!-)$/.test(label));
}

/** How DNS shows a name: in lower case, with a dot at its end (the example replies of the pages on PTR records). */
export const absoluteName = (text: string): string => `${text.toLowerCase().replace(/\.$/, "")}.`;
