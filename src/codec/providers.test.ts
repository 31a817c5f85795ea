import { expect, test } from "vitest";
import { parseProviders } from "./providers.ts";

const right = `providers:
  - id: ministry
    name: The Ministry
    issuer: https://id.example/realms/main
    client-id: chancery
    client-secret-file: ./secret
    hosts: [keys.id.example, "keys.id.example:8443"]
    private-network: true
    acr: [two-factors]
  - { id: lab, name: Lab, issuer: "http://127.0.0.1:9000", client-id: c, client-secret-env: SECRET }
`;

test("a file names its providers, and where their secrets lie", () => {
  const parsed = parseProviders(right, "oidc.yaml");
  expect(parsed).toEqual({
    ok: true,
    value: [
      {
        id: "ministry",
        name: "The Ministry",
        issuer: "https://id.example/realms/main",
        clientId: "chancery",
        secret: { kind: "file", path: "./secret" },
        hosts: ["keys.id.example", "keys.id.example:8443"],
        privateNetwork: true,
        acr: ["two-factors"],
      },
      {
        id: "lab",
        name: "Lab",
        issuer: "http://127.0.0.1:9000",
        clientId: "c",
        secret: { kind: "environment", name: "SECRET" },
        hosts: [],
        privateNetwork: false,
        acr: [],
      },
    ],
  });
});

test.each([
  [
    "https://id.example/realms/main",
    "http://id.example",
    "4:13: `providers[0].issuer` is not of https",
  ],
  [
    "https://id.example/realms/main",
    "http://127.0.0.1.example",
    "4:13: `providers[0].issuer` is not of https",
  ],
  [
    "https://id.example/realms/main",
    "https://a:b@id.example",
    "4:13: `providers[0].issuer` has more than a host",
  ],
  [
    "https://id.example/realms/main",
    "https://id.example?x",
    "4:13: `providers[0].issuer` has more than a host",
  ],
  [
    "https://id.example/realms/main",
    "https://id.example#",
    "4:13: `providers[0].issuer` has more than a host",
  ],
  ["https://id.example/realms/main", "id.example", "4:13: `providers[0].issuer` is not an address"],
  [
    "https://id.example/realms/main",
    "ftp://127.0.0.1",
    "4:13: `providers[0].issuer` is not of https",
  ],
  ["id: lab", "id: ministry", "10:11: `providers[1].id` stands here twice"],
  ["name: Lab", "name: The Ministry", "10:22: `providers[1].name` stands here twice"],
  [
    "http://127.0.0.1:9000",
    "https://id.example/realms/main",
    "`providers[1].issuer` stands here twice",
  ],
  ["id: ministry", "id: The Ministry", "2:9: `providers[0].id` is not such as"],
  [
    "    client-secret-file: ./secret\n",
    "",
    "2:5: `providers[0]` needs one of `client-secret-file` and",
  ],
  [
    "client-secret-env: SECRET",
    "client-secret-env: S, client-secret-file: f",
    "`providers[1]` needs one of",
  ],
  [
    "client-secret-file: ./secret",
    "client-secret: hunter2",
    "6:5: `providers[0].client-secret` is not a field here",
  ],
  [
    "[keys.id.example, ",
    "[https://keys.id.example, ",
    "7:13: `providers[0].hosts[0]` is not the name of a host",
  ],
  ["private-network: true", "private-network: yes please", "`providers[0].private-network`"],
  ["providers:", "provider:", "provider"],
  ["- id", "-id", "is not YAML"],
])("%j as %j: %s", (from, to, said) => {
  expect(right).toContain(from);
  const parsed = parseProviders(right.replace(from, to), "oidc.yaml");
  expect(parsed.ok).toBe(false);
  const problem = parsed.ok ? "" : parsed.problem.join("\n");
  expect(problem).toContain("oidc.yaml:");
  expect(problem).toContain(said);
  expect(problem).not.toContain("hunter2");
});
