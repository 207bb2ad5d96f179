/** What the television says by itself; texts of notices come finished from the server. */
export const tvWords = {
  pageOf: (page: number, count: number): string => (count > 1 ? `第 ${page} 页，共 ${count} 页` : ""),
  secondsLeft: (seconds: number): string => `${seconds} 秒后翻页`,
  toList: "回列表",
  toTable: "回表格",
  upward: "上一层",
  none: (affairs: string): string => `现在没有挂着的${affairs}公告。挂出以后，这里会自己列出来。`,
  waiting: "正在取公开栏的内容，连上网就会出来。",
  dialing: "按编号找公告，停一下就打开",
  noNumber: (number: string): string => `现在没有挂着 ${number} 号。请看看列表左边的编号，再按一遍。`,
  rowOf: (row: number): string => `第 ${row} 行`,
} as const;
