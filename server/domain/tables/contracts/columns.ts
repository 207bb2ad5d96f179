import type { Column } from "../table.ts";
import { TERM_COLUMNS } from "../terms.ts";

/** What is let. Farmland, forest, grassland and other farming land follow the Rural Land Contracting Law, all else the lease. */
export const CLASSES = [
  { value: "farmland", label: "耕地", labels: ["农用地", "机动地", "农田", "旱地", "水田", "土地"] },
  { value: "forest", label: "林地", labels: ["山林", "林木", "山场"] },
  { value: "grassland", label: "草地", labels: ["草场"] },
  { value: "water", label: "水面", labels: ["鱼塘", "水塘", "水库", "池塘", "滩涂"] },
  { value: "wasteland", label: "四荒地", labels: ["荒山", "荒地", "荒沟", "荒丘", "荒滩"] },
  {
    value: "house",
    label: "房屋场地",
    labels: ["房屋", "店面", "厂房", "门面", "商铺", "场地", "建设用地", "办公用房", "仓库"],
  },
  { value: "equipment", label: "设备设施", labels: ["设备", "设施", "机械", "农机", "大棚", "光伏"] },
  { value: "other", label: "其他", labels: ["其它"] },
];

const MANNERS = [
  { value: "tender", label: "招标", labels: ["公开招标", "招投标", "招租", "公开招租"] },
  { value: "auction", label: "拍卖", labels: ["公开拍卖", "竞价", "公开竞价", "竞拍"] },
  { value: "negotiation", label: "公开协商", labels: ["协商", "议标", "续租", "续包", "续签"] },
  { value: "other", label: "其他", labels: ["其它"] },
];

const money = (key: string, label: string, labels: readonly string[], more: Partial<Column> = {}): Column => ({
  key,
  label,
  labels,
  type: "money",
  class: "open",
  ...more,
});

/** domain.md §3.4, in the order of the sheet. */
export const COLUMNS: readonly Column[] = [
  {
    key: "contract",
    label: "合同号",
    labels: ["合同编号", "合同代码", "编号"],
    type: "text",
    class: "open",
    required: true,
  },
  {
    key: "subject",
    label: "标的",
    labels: [
      "标的名称",
      "标的物",
      "项目名称",
      "合同名称",
      "资产名称",
      "资源名称",
      "资产资源名称",
      "出租标的",
      "承包项目",
      "来源",
    ],
    type: "text",
    class: "open",
    required: true,
    onScreen: true,
    named: true,
    width: 1.6,
  },
  {
    key: "subjectClass",
    label: "类别",
    labels: ["标的类别", "资产类别", "资源类别", "资产类型", "标的类型", "合同类型"],
    type: "choice",
    class: "open",
    choices: CLASSES,
  },
  { key: "area", label: "面积", labels: ["承包面积", "出租面积", "发包面积", "租赁面积"], type: "area", class: "open" },
  { key: "quantity", label: "数量", labels: ["面积/数量", "建筑面积", "间数"], type: "decimal", class: "open" },
  { key: "unit", label: "单位", labels: ["计量单位"], type: "text", class: "open", width: 0.6 },
  {
    key: "party",
    label: "承包（承租）方",
    labels: [
      "承包/承租方",
      "承包方",
      "承租方",
      "承包人",
      "承租人",
      "乙方",
      "中标人",
      "竞得人",
      "受让方",
      "缴款人",
      "承包（承租）人",
    ],
    type: "person",
    class: "name",
    onScreen: true,
    width: 1.4,
  },
  {
    key: "manner",
    label: "方式",
    labels: ["发包方式", "招租方式", "交易方式", "承包方式", "出租方式"],
    type: "choice",
    class: "open",
    choices: MANNERS,
  },
  ...TERM_COLUMNS,
  {
    key: "rate",
    label: "单价",
    labels: ["承包单价", "租金单价", "成交单价"],
    type: "decimal",
    price: true,
    class: "open",
    width: 0.8,
  },
  money("floorFen", "底价", ["标底", "起拍价", "招租底价", "年租金底价", "控制价"]),
  money(
    "annualFen",
    "年应收",
    ["年租金", "年承包费", "年承包金", "年应收款", "成交价", "中标价", "合同年价款", "年应收租金"],
    {
      sum: true,
    },
  ),
  money("openingFen", "期初欠缴", ["期初欠款", "上期欠缴", "上年欠缴", "期初应收", "上期结欠", "期初欠"], {
    sum: true,
  }),
  money("dueFen", "本期应收", ["应收", "本期应收款", "本年应收", "应收金额", "应收租金", "本季应收"], {
    sum: true,
    onScreen: true,
  }),
  money("paidFen", "本期实收", ["实收", "本期收款", "本年实收", "实收金额", "已收", "本期已收", "本季实收"], {
    sum: true,
    onScreen: true,
  }),
  money("arrearsFen", "累计欠缴", ["欠缴", "期末欠缴", "欠款", "累计欠款", "未收", "欠收", "尾欠", "期末欠"], {
    sum: true,
    computed: true,
    onScreen: true,
  }),
  {
    key: "decision",
    label: "决议号",
    labels: ["决议", "民主决策", "会议决议", "决议文号"],
    type: "text",
    class: "open",
  },
  { key: "remark", label: "备注", labels: ["说明", "附注"], type: "text", class: "open", width: 1.2 },
];

export const SUMMED: readonly Column[] = COLUMNS.filter(({ sum }) => sum === true);
