import type { OfficerService } from "../../services/officers.ts";

/** What each demo name does, in the words of the sign-in page. */
const WHAT: Readonly<Record<string, string>> = {
  "liutang-author": "柳塘村文书：填写、送审",
  "liutang-supervisor": "柳塘村务监督委员会：审核",
  "liutang-approver": "柳塘村书记：签发、公布",
  "qingxi-overseer": "清溪镇：查看各村",
  admin: "管理员：单位、人员、屏幕",
};

/** The demo's sign-in names while they can be used. */
export const demoHint =
  ({ officers }: { officers: OfficerService }) =>
  async () => {
    if (await officers.hasRealAdministrator()) return undefined;
    const order = Object.keys(WHAT);
    const names = (await officers.all())
      .filter(({ demo, disabled }) => demo && !disabled)
      .toSorted((a, b) => order.indexOf(a.signIn) - order.indexOf(b.signIn));
    return names.length === 0
      ? undefined
      : { names: names.map(({ signIn }) => ({ signIn, what: WHAT[signIn] ?? "" })) };
  };
