import { expect, test } from "vitest";
import { greetingText } from "./greeting.ts";

const place = { version: "1.2.3", address: "http://127.0.0.1:4310/", data: "./data" };

test("it says where the app, the API and the data are, and how to stop", () => {
  const text = greetingText(place);
  expect(text).toContain("Web        http://127.0.0.1:4310/");
  expect(text).toContain("./data");
  expect(text).toContain("Ctrl-C");
  expect(text).not.toContain("Sign in");
});

test("with a demonstration it names the people and gives addresses that can be opened", () => {
  const demonstration = {
    dossier: "Talks",
    people: ["Desk officer", "Auditor"],
    steps: [{ why: "The desk", open: "/d/talks/desk" }],
  };
  const text = greetingText({ ...place, demonstration });
  for (const said of ["Talks (demonstration)", "Desk officer", "Auditor", "The desk"]) {
    expect(text).toContain(said);
  }
  expect(text).toContain("http://127.0.0.1:4310/d/talks/desk");
});
