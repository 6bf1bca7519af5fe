// Signs cases with the official Node packages: a case as JSON in each line of input, its intermediates in each of output.
// The folder that holds the packages is the argument.
//
// The packages run as they are. What they keep to themselves is read on its way into their hash functions.

const crypto = require("node:crypto");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const readline = require("node:readline");

/** The last text to be hashed, which is the canonical request, and the last to be hashed with a key, the string to sign. */
const seen = { createHash: "", createHmac: "" };
for (const name of Object.keys(seen)) {
  const create = crypto[name];
  crypto[name] = (...args) => {
    const hash = create(...args);
    const update = hash.update.bind(hash);
    hash.update = (data) => {
      seen[name] = data;
      return update(data);
    };
    return hash;
  };
}

const load = createRequire(join(process.argv[2], "package.json"));
const version = (name) => load(`${name}/package.json`).version;
const { AKSKSigner } = load("@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner");
const { DerivedAKSKSigner } = load("@huaweicloud/huaweicloud-sdk-core/auth/DerivedAKSKSigner");
const { default: Sign } = load("tencentcloud-sdk-nodejs/tencentcloud/common/sign");
const { AbstractClient } = load("tencentcloud-sdk-nodejs/tencentcloud/common/abstract_client");
const QcloudApi = load("qcloudapi-sdk");

const find = (headers, name) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];

/** The spellings under which the package looks for these headers. */
const spellings = { "x-sdk-date": "X-Sdk-Date", "x-sdk-content-sha256": "X-Sdk-Content-Sha256" };

function huawei({ algorithm, credentials, region, service, at, method, url, headers, body, bodySha256 }) {
  const { origin, pathname, search } = split(url);
  const all = { "X-Sdk-Date": at };
  for (const [name, value] of Object.entries(headers)) all[spellings[name.toLowerCase()] ?? name.toLowerCase()] = value;
  if (credentials.securityToken !== undefined) all["x-security-token"] = credentials.securityToken;
  if (bodySha256 === "UNSIGNED-PAYLOAD") all["X-Sdk-Content-Sha256"] = bodySha256;
  const queryParams = Object.create(null);
  for (const pair of search.split("&").filter(Boolean)) {
    const [name, value = ""] = pair.split(/=(.*)/s).map(decodeURIComponent);
    queryParams[name] = [...(queryParams[name] ?? []), value];
  }
  // The package writes the body itself; what it writes is the case's, as the generator of cases sees to.
  const data = body ? JSON.parse(body) : undefined;
  const request = { method, endpoint: origin + pathname, headers: all, queryParams, data };
  const key = {
    getAk: () => credentials.accessKeyId,
    getSk: () => credentials.secretAccessKey,
    getRegionId: () => region,
    getDerivedAuthServiceName: () => service,
  };
  return (algorithm === "V11-HMAC-SHA256" ? DerivedAKSKSigner : AKSKSigner).sign(request, key).Authorization;
}

function tc3({ credentials, service, at, method, url, headers, body = "", bodyHex }) {
  const payload = bodyHex === undefined ? Buffer.from(body) : Buffer.from(bodyHex, "hex");
  const timestamp = Number(find(headers, "x-tc-timestamp") ?? at);
  const config = { "Content-Type": find(headers, "content-type") };
  return Sign.sign3({ ...credentials, method, url, service, timestamp, payload, headers: config });
}

/** All the parameters of a form that are signed. */
function form({ algorithm, credentials: { secretId, token }, at, nonce, params }) {
  const all = { Timestamp: at, Nonce: nonce, ...params, SecretId: secretId };
  if (token !== undefined) all.Token = token;
  if (algorithm !== null) all.SignatureMethod = algorithm;
  return all;
}

function api2(case_) {
  const { host, pathname } = split(case_.url);
  const signatureMethod = case_.algorithm === "HmacSHA256" ? "sha256" : "sha1";
  const options = {
    host,
    path: pathname,
    method: case_.method,
    signatureMethod,
    SecretKey: case_.credentials.secretKey,
  };
  const query = new QcloudApi(options).generateQueryString(form(case_), options);
  return new URLSearchParams(query).get("Signature");
}

function api3(case_) {
  const { host, pathname } = split(case_.url);
  const httpProfile = { reqMethod: case_.method };
  const client = new AbstractClient(host, "", { credential: null, profile: { httpProfile } });
  client.path = pathname;
  return Sign.sign(case_.credentials.secretKey, client.formatSignString(form(case_)), case_.algorithm ?? "HmacSHA1");
}

/** The parts of a URL, of which only the host is rewritten. */
function split(url) {
  const { protocol, host } = new URL(url);
  const [, path = "", search = ""] = url.match(/^[^/]+\/\/[^/?]*([^?]*)\??(.*)$/s);
  return { origin: `${protocol}//${host}`, host, pathname: path || "/", search };
}

function answer(case_) {
  const [name] = case_.producedBy.split(" ");
  const producedBy = `${name} ${version(name)} (Node)`;
  if (case_.params) {
    const signature = name === "qcloudapi-sdk" ? api2(case_) : api3(case_);
    return { producedBy, "string-to-sign": String(seen.createHmac), signature };
  }
  const authorization = name === "tencentcloud-sdk-nodejs" ? tc3(case_) : huawei(case_);
  return {
    producedBy,
    "canonical-request": seen.createHash,
    "string-to-sign": seen.createHmac,
    signature: authorization.split("Signature=")[1],
    authorization,
  };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let result;
  try {
    result = answer(JSON.parse(line));
  } catch (error) {
    result = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
});
