/** What is wrong with one file of a model folder. */
export interface ModelFault {
  /** Within the folder, with slashes: `graph/HCLr.fst`. */
  readonly file: string;
  /** Continues the name of the file: "is missing". */
  readonly message: string;
}
