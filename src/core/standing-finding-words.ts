/** What is odd about a policy beside the record, in sentences. */

type Finding = { readonly kind: string; readonly [field: string]: unknown };

export function standingFindingText(finding: Finding, day: string): string {
  const of = (field: string) => `\`${String(finding[field])}\``;
  switch (finding.kind) {
    case "unknown office":
      return `the record knows no office ${of("office")} (group ${of("group")})`;
    case "vacant office":
      return `nobody held ${of("office")} on ${day} (group ${of("group")})`;
    case "channel without conveyor":
      return `on ${day} nobody on the other side could convey by the channel ${of("channel")}`;
    case "channel without recipient":
      return `on ${day} nobody on our side could receive by the channel ${of("channel")}`;
    case "no review date":
      return "it has no review date";
    case "review overdue":
      return `its review was due by ${of("on")}`;
    case "gate unused":
      return `no rule and no condition asks for the gate ${of("gate")}`;
    default:
      return `the gate ${of("gate")} can never open: ${String(finding.because)}`;
  }
}
