/** A failure that the user can mend: printed as one line without a stack, then the process ends. */
export class UserError extends Error {
  readonly exitCode: number

  /**
   * @param message one line that says what is wrong and what to do
   * @param exitCode status of the process, 1 unless told
   */
  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'UserError'
    this.exitCode = exitCode
  }
}
