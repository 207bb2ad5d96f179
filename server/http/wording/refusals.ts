import type { AnyRefusal, RefusalCode } from "../refusal.ts";

/** One plain sentence for each refusal: what is wrong, and what to do (look: tone of sentences that refuse). */
const SENTENCES: {
  readonly [Code in RefusalCode]: string | ((refusal: Extract<AnyRefusal, { code: Code }>) => string);
} = {
  "not-found": "没有找到这份公告。请从列表里再打开一次。",
  "not-here": "没有这个页面。请检查地址，或回到首页。",
  "not-now": "这份公告现在不能这样办。请刷新页面，看看它走到哪一步了。",
  "not-your-part": "这一步不归您办。请交给有这项职责的人。",
  "own-work": "这份是您填的，不能由您审。请交给村务监督委员会。",
  "same-reviewer": "您已经审过前一步，这一步要换一个人审。",
  "same-person-releases": "是您暂停的，恢复要由另一个人来办。",
  "reason-missing": "请写明原因，让人看得懂。",
  "time-passed": "定的时间已经过了。请选一个以后的时间，或直接公布。",
  "unit-closed": "这个村的公开台账已经合并关闭，不能再公布新的。",
  "hanging-not-yours": "挂上级的公告，由本村的村文书或签发人来办。",
  "hangs-already": "这张公告已经在本村挂着了。请刷新页面看看。",
  "not-to-be-hung-now": "上级已经暂停或撤回这张公告，现在不能挂。",
  "clock-behind": "这台电脑的时间比上一次公布还早。请先把时间校准，再公布。",
  "clock-past-calendar": "节假日表还没有这一年的。请管理员更新程序后再公布。",
  "clock-leaps": "离上一次公布已经超过 45 天。请看一眼电脑的日期对不对，对的话再点一次公布。",
  findings: ({ findings }) => `还有 ${findings.length} 处要改好或写明原因，才能送审。`,
  "supervisor-holds-other-part": "监督委员会成员不能兼任填报、签发、会计或管理。请换一个人。",
  "supervisor-is-relative": "村委会成员的近亲属不能进监督委员会。请换一个人。",
  "declaration-missing": "请先让他声明：不是村委会成员的近亲属。",
  "password-short": "密码太短，至少要 10 个字。",
  "password-common": "这个密码太好猜了，请换一个。",
  "password-is-name": "密码里不能有登录名，请换一个。",
  "sign-in-taken": "这个登录名有人用了，请换一个。",
  "wrong-password": "登录名或密码不对，请再试一次。",
  "sign-in-locked": "错的次数太多，先锁住 15 分钟。过一会儿再试，或请管理员帮忙改密码。",
  "too-many-tries": "试得太快了。请等一分钟再试。",
  "too-many-requests": "点得太快了。请等一会儿再试。",
  "not-a-spreadsheet": "这不是表格文件。请拖进 .xlsx 或 .csv 表格。",
  "old-xls": "这是老格式的表格。请在 Excel 或 WPS 里另存为 .xlsx，再拖进来。",
  locked: "这份表格打不开，加了密码。请去掉密码再拖进来。",
  "too-many-rows": "这份表格行数太多。请只留要公布的那一页。",
  "too-many-columns": "这份表格列数太多。请只留要公布的列。",
  "too-large": "内容太大了，收不下。请删掉用不着的部分再试。",
  empty: "这份表格是空的。请看看是不是选错了文件。",
  damaged: "这份表格坏了，打不开。请在 Excel 或 WPS 里另存一份再拖进来。",
  "bad-request": "送来的内容看不懂。请刷新页面再试一次。",
  "sign-in-needed": "请先登录。",
  "foreign-origin": "这个操作不是从本站页面发出的，没有执行。请回到本站页面再办。",
  "insecure-origin": "为了密码安全，请用 https 开头的地址登录。",
  stale: "别人刚刚改过这份。请先看看改了哪里，再存您的。",
  "disk-refused": "电脑的硬盘满了或写不进去，没有存上。请腾出空间，或找管理员。",
  "unit-stopped": "这个村的台账文件有损坏，先停止写入。请找管理员从备份恢复。",
  "no-browser": "这台电脑上没有能打印的浏览器，别的都照常。请装 Chrome、Edge 或 Chromium 后再打印。",
  "print-gone": "这一份已经不在了。请回到本月，再点一次“打印本月全部”。",
  "sheet-not-ready": "这张纸还在排版，请过几秒再点。",
  "unknown-pairing-code": "没有这个配对码。请对照屏幕上的六位码再输一遍。",
  fault: "这一步没有办成，已经记下来了。请过一会儿再试。",
};

export function sentenceOf(refusal: AnyRefusal): string {
  const sentence = SENTENCES[refusal.code] as string | ((refusal: AnyRefusal) => string);
  return typeof sentence === "string" ? sentence : sentence(refusal);
}
