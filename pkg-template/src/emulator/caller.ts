/** Who calls, as far as it is no secret: the holder of a token, or of keys, which are good for the whole account. */
export interface Caller {
  token?: { projectId: string | null; userId: string | null; agency: string | null } | undefined;
}

/** What a request says of whose it is, unchecked; one of them. */
export interface CallerName {
  accessKeyId?: string;
  token?: string;
  secretId?: string;
  domainName?: string;
}
