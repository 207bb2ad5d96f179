/** Given names of householders, as people of sixty and of forty carry them in the villages of the demo. */
export const GIVEN_NAMES: readonly string[] =
  "水根 阿毛 国强 建华 春生 金根 志明 小龙 土生 关根 长发 伟民 永福 秋生 建平 海涛 樟树 炳坤 松林 林海 立军 阿根 荣华 宝根 家兴 明法 桂生 仁义 根法 新华 建军 小明 志刚 有根 水法 银海 福明 金祥 生财 阿坤 其明 文斌 柏林 正良 菊仙 秀珍 桂香 阿仙 美珍 水仙 月琴 彩凤 爱娟 春兰 玉珍 金凤 小红 美芳 银花 雪琴 云仙 凤珠 国平 建明 小平 红星 火根 和平 跃进 卫国 红卫 学军 忠良 孝忠 德林 德旺 顺林 天福 兆祥 叶青 伯泉 继祖 开元 良臣 万松 梅生 竹青 光荣 启明 增福 汉文 少华 晓峰 志强 勇军 文杰 超群 海波 永健 俊杰 丽萍 晓燕 冬梅".split(
    " ",
  );
