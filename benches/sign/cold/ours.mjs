import { HuaweiSigner } from "cloudip";
import { huawei, keys } from "../requests.mjs";

export default () => new HuaweiSigner(keys.huawei).sign(huawei).headers.Authorization;
