/**
 * The form in which titles of entries go out.
 */
import { z } from "zod";
import { linkOutput, whenOutput } from "./output-api.ts";

export const titlesOutput = z
  .array(linkOutput.extend({ when: z.nullable(whenOutput) }))
  .describe("Those that are there for the reader, in the order asked");

export type TitlesOutput = z.input<typeof titlesOutput>;
