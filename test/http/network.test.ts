import { expect, it } from "vitest";
import { networkOfAddress } from "../../server/http/network.ts";

it.each([
  ["192.168.1.7", "192.168.1.7"],
  ["::ffff:192.168.1.7", "::ffff:192.168.1.7"],
  ["::1", "0:0:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2:ffff::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["2001:db8:0:0:1::", "2001:db8:0:0"],
  ["::5:6:7:8:9", "0:0:0:5"],
])("counts %s as %s", (address, network) => expect(networkOfAddress(address)).toBe(network));
