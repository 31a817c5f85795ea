// After the compiler: what is read as a file goes beside the code that reads it.
import { cpSync } from "node:fs";

cpSync("src/store/migrations", "dist/store/migrations", { recursive: true });
cpSync("src/http/docs-try.js", "dist/http/docs-try.js");
