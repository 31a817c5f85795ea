/**
 * The thread on which the workbench works, so that the server goes on answering; started for one
 * piece of work by lab.ts, which ends it when nobody waits for it any more.
 */
import { parentPort, workerData } from "node:worker_threads";
import { doLabWork, type LabSaid, type LabWork } from "./lab-work.ts";

const tell = (said: LabSaid) => parentPort?.postMessage(said);
// Given by lab.ts alone.
const work = workerData as LabWork;
const result = doLabWork(work, (progress) => tell({ kind: "progress", progress }));
tell({ kind: "done", result });
