namespace Evolution.Lab.Results;

/// <summary>An expectation beside what was measured.</summary>
/// <param name="Claim">What is claimed.</param>
/// <param name="Measured">What was measured, in words and figures.</param>
/// <param name="Verdict">What that says of it.</param>
public sealed record Finding(string Claim, string Measured, Verdict Verdict);
