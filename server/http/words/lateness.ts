/**
 * How late something was published; empty when it was in time. Where the term runs in working days these are told, and
 * calendar days where not one of them has passed since: a Friday's term is over on the Saturday (GIR art. 26).
 */
export function latenessText({ days, workingDays = 0 }: { days: number; workingDays?: number }): string {
  if (workingDays > 0) return `晚了 ${workingDays} 个工作日`;
  return days > 0 ? `晚了 ${days} 天` : "";
}
