import type { RejectionCode } from "@fanfare/contracts/media";

/** The file is at fault: trying again changes nothing, and whoever uploaded it should know the reason. */
export class UnusableFile extends Error {
  readonly code: RejectionCode;

  constructor(code: RejectionCode, detail = "") {
    super(detail === "" ? code : `${code}: ${detail}`);
    this.name = "UnusableFile";
    this.code = code;
  }
}
