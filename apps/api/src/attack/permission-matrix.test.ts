import { roles } from "@arraigo/platform/contract";
import { expect, test } from "vitest";
import { modules } from "../modules";
import { mayCall, reachOf } from "./testing/attackers";
import { procedures } from "./testing/procedures";

/** One line a procedure: its permission, and for each role how far it reaches. Nothing in a column means refused. */
function matrix(): string {
  const lines = procedures.map((procedure) => {
    const cells = roles.map((role) => (mayCall(procedure, role) ? (reachOf(procedure.requires, role) ?? "yes") : ""));
    return `| ${[procedure.path, procedure.requires, ...cells].join(" | ")} |`;
  });
  const heads = ["procedure", "requires", ...roles];
  return `# Who may call what

Written by \`permission-matrix.test.ts\` from the manifests; \`vitest -u\` writes it anew. What it says is what the tenancy test proves by
calling every procedure as every role. A cell is how far the permission reaches; an empty one is a refusal. Nobody gets anywhere without
signing in. Verbs may narrow it further.

| ${heads.join(" | ")} |
| ${heads.map(() => "---").join(" | ")} |
${lines.join("\n")}
`;
}

test("who may call which procedure changes only where somebody reads the change and agrees", async () => {
  expect(procedures.length).toBeGreaterThan(100);
  await expect(matrix()).toMatchFileSnapshot("./permission-matrix.md");
});

test("a permission is all or nothing exactly where every procedure it opens asks for the whole organisation", () => {
  const declared = modules.flatMap(({ manifest }) =>
    (manifest.organisationOnly ?? []).map((name) => `${manifest.id}.${name}`),
  );
  const demanded = procedures
    .map(({ requires }) => requires)
    .filter((requires) => procedures.every((each) => each.requires !== requires || each.whole));
  expect(declared.toSorted()).toEqual([...new Set(demanded)].toSorted());
});
