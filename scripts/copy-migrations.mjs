// After the compiler: the migrations, which are SQL, go beside the code that reads them.
import { cpSync } from "node:fs";

cpSync("src/store/migrations", "dist/store/migrations", { recursive: true });
