using Evolution.Lab.Results;

namespace Evolution.Lab.Integrity;

/// <summary>The result of an integrity check.</summary>
/// <param name="Result">The findings in the form of the results file.</param>
/// <param name="Books">The stored data at that moment.</param>
/// <param name="Violations">The violated rules.</param>
public sealed record IntegrityFindings(IntegrityResult Result, Books Books, IReadOnlyList<Violation> Violations);
